package dev.countersign.sync.parking;

import dev.countersign.sync.action.Operator;
import dev.countersign.sync.action.SignedIn;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What waits for a person, and what the person does about it. */
@RestController
final class ParkingController {

    private static final Set<String> LISTED = Set.of("parked", "given_up");
    private static final int MOST_LISTED = 500;
    private static final int USUAL = 1000;

    private final ParkedContracts parked;
    private final BulkActions actions;

    ParkingController(ParkedContracts parked, BulkActions actions) {
        this.parked = parked;
        this.actions = actions;
    }

    /** As it is sent; {@link ContractSelection} and {@link Operator} check it. */
    record BulkRequest(
            @Nullable Long accountId,
            @Nullable List<Long> contracts,
            @Nullable String outcome,
            @Nullable String state,
            @Nullable Duration olderThan,
            @Nullable Integer limit,
            @Nullable String who,
            @Nullable String comment) {

        ContractSelection selection() {
            return new ContractSelection(
                    accountId,
                    contracts,
                    outcome,
                    state == null ? "parked" : state,
                    olderThan,
                    limit == null ? USUAL : limit);
        }

        Operator operator() {
            return ParkingController.operator(who, comment);
        }
    }

    /** Who gives up, and why. */
    record GiveUpRequest(@Nullable String who, @Nullable String comment) {}

    @GetMapping("/api/parked")
    ParkedContracts.Page list(
            @RequestParam(name = "account", required = false) @Nullable Long account,
            @RequestParam(name = "outcome", required = false) @Nullable String outcome,
            @RequestParam(name = "state", defaultValue = "parked") String state,
            @RequestParam(name = "olderThan", required = false) @Nullable Duration olderThan,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        if (!LISTED.contains(state)) {
            throw new IllegalArgumentException("state must be parked or given_up");
        }
        ParkedCursor cursor = after == null ? null : ParkedCursor.parse(after);
        return parked.list(account, outcome, state, olderThan, cursor, Math.clamp(limit, 1, MOST_LISTED));
    }

    /** Why contracts are parked. */
    record Summary(List<ParkedContracts.Group> groups) {
        Summary {
            groups = List.copyOf(groups);
        }
    }

    @GetMapping("/api/parked/summary")
    Summary summary() {
        return new Summary(parked.groups());
    }

    @PostMapping("/api/replays")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BulkResult replay(@RequestBody BulkRequest request) {
        return actions.replay(request.selection(), request.operator());
    }

    @PostMapping("/api/give-ups")
    BulkResult giveUp(@RequestBody BulkRequest request) {
        return actions.giveUp(request.selection(), commented(request.who(), request.comment()));
    }

    @PostMapping("/api/accounts/{account}/contracts/{contract}/give-up")
    BulkResult giveUp(
            @PathVariable("account") long account,
            @PathVariable("contract") long contract,
            @RequestBody GiveUpRequest request) {
        BulkResult result = actions.giveUp(
                ContractSelection.one(account, contract, "parked"), commented(request.who(), request.comment()));
        if (result.contracts() != 1) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    "Contract " + contract + " of account " + account
                            + " is not parked: look at where it stands first.");
        }
        return result;
    }

    /** What is given up stays undone: why must be said. */
    private static Operator commented(@Nullable String who, @Nullable String comment) {
        if (comment == null || comment.isBlank()) {
            throw new IllegalArgumentException("comment must say why it is given up");
        }
        return operator(who, comment);
    }

    private static Operator operator(@Nullable String who, @Nullable String comment) {
        String name = SignedIn.name(who);
        return new Operator(name == null ? "" : name, comment);
    }
}
