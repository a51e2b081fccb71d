package dev.countersign.sync.erasure;

import dev.countersign.sync.action.SignedIn;
import java.util.List;
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

/** Erasure of personal values, for operators. */
@RestController
final class ErasureController {

    private static final int MOST_LISTED = 500;
    private static final String HOW = "Send {\"employeeId\" or \"contractId\" or \"wholeAccount\": true, \"who\", "
            + "\"comment\"}: exactly one of the first three; the comment may be left out and must name nobody.";

    private final Erasures erasures;

    ErasureController(Erasures erasures) {
        this.erasures = erasures;
    }

    /** As it is sent. */
    record ErasureRequest(
            @Nullable String employeeId,
            @Nullable Long contractId,
            @Nullable Boolean wholeAccount,
            @Nullable String who,
            @Nullable String comment) {

        boolean namesOne() {
            int named = (employeeId == null || employeeId.isBlank() ? 0 : 1)
                    + (contractId == null ? 0 : 1)
                    + (Boolean.TRUE.equals(wholeAccount) ? 1 : 0);
            return named == 1 && (employeeId == null || !employeeId.isBlank());
        }
    }

    @PostMapping("/api/accounts/{account}/erasures")
    @ResponseStatus(HttpStatus.CREATED)
    ErasureOutcome.Done erase(@PathVariable("account") long account, @RequestBody ErasureRequest request) {
        String who = SignedIn.name(request.who());
        if (who == null || !request.namesOne()) {
            throw new IllegalArgumentException(HOW);
        }
        ErasureScope scope = new ErasureScope(account, request.employeeId(), request.contractId());
        return answer(erasures.erase(scope, who, request.comment()));
    }

    @GetMapping("/api/accounts/{account}/erasures")
    List<Erasures.Erased> list(
            @PathVariable("account") long account, @RequestParam(name = "limit", defaultValue = "100") int limit) {
        return erasures.list(account, Math.clamp(limit, 1, MOST_LISTED));
    }

    private static ErasureOutcome.Done answer(ErasureOutcome outcome) {
        return switch (outcome) {
            case ErasureOutcome.Done done -> done;
            case ErasureOutcome.Busy(List<Long> contracts) ->
                throw new ResponseStatusException(
                        HttpStatus.CONFLICT,
                        "Contracts " + contracts + " are being synced at this moment; nothing was erased: ask again.");
            case ErasureOutcome.AccountInUse _ ->
                throw new ResponseStatusException(
                        HttpStatus.CONFLICT,
                        "The account is connected: a whole account is erased after it was disconnected in Oneflow.");
        };
    }
}
