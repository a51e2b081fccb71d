package dev.countersign.sync.operator;

import dev.countersign.sync.action.Operator;
import dev.countersign.sync.action.SignedIn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What operators may ask and do. Answers hold no personal values. */
@RestController
final class OperatorController {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorController.class);
    private static final int MOST_LISTED = 1000;

    private final ContractViews views;
    private final Replays replays;

    OperatorController(ContractViews views, Replays replays) {
        this.views = views;
        this.replays = replays;
    }

    /** The first contracts of a list. */
    record ContractList(int count, List<ContractViews.Summary> data) {
        ContractList {
            data = List.copyOf(data);
        }
    }

    @GetMapping("/api/accounts/{account}/contracts")
    ContractList contracts(
            @PathVariable("account") long account,
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        List<ContractViews.Summary> found = views.list(account, state, Math.clamp(limit, 1, MOST_LISTED));
        return new ContractList(found.size(), found);
    }

    @GetMapping("/api/accounts/{account}/contracts/{contract}")
    WhyView contract(@PathVariable("account") long account, @PathVariable("contract") long contract) {
        return views.find(account, contract).orElseThrow(() -> unknown(account, contract));
    }

    /** Who replays, and why; all may be left out. */
    record ReplayRequest(@Nullable String who, @Nullable String comment) {
        Operator operator() {
            String name = SignedIn.name(who);
            return new Operator(name == null ? Operator.UNNAMED.who() : name, comment);
        }
    }

    /** What the contract is now. */
    record Replayed(String state) {}

    @PostMapping("/api/accounts/{account}/contracts/{contract}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Replayed replay(
            @PathVariable("account") long account,
            @PathVariable("contract") long contract,
            @RequestBody(required = false) @Nullable ReplayRequest request) {
        ReplayRequest asked = request == null ? new ReplayRequest(null, null) : request;
        if (!replays.now(account, contract, asked.operator())) {
            throw unknown(account, contract);
        }
        LOG.atInfo()
                .addKeyValue("account", account)
                .addKeyValue("contract", contract)
                .log("An operator replays a contract");
        return new Replayed("dirty");
    }

    private static ResponseStatusException unknown(long account, long contract) {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND,
                "No event was ever received for contract " + contract + " of account " + account
                        + "; a reconciliation would find it if it belongs to the integration");
    }
}
