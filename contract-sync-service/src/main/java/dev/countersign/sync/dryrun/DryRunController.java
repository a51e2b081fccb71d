package dev.countersign.sync.dryrun;

import dev.countersign.sync.action.OperatorActions;
import dev.countersign.sync.action.SignedIn;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Dry runs for operators. The answers hold personal values: before and after is what they are about. That somebody saw them is noted. */
@RestController
final class DryRunController {

    private final DryRuns dryRuns;
    private final OperatorActions actions;

    DryRunController(DryRuns dryRuns, OperatorActions actions) {
        this.dryRuns = dryRuns;
        this.actions = actions;
    }

    @PostMapping("/api/accounts/{account}/dry-runs")
    DryRunResult.Page run(
            @PathVariable("account") long account, @RequestBody(required = false) @Nullable DryRunRequest request) {
        DryRunRequest tried = request == null ? DryRunRequest.AS_IT_IS : request;
        return switch (dryRuns.run(account, tried)) {
            case DryRunResult.Page page -> {
                UUID _ = actions.add(
                        SignedIn.operator(), "show_values", account, tried.contractId(), Map.of("dryRun", true));
                yield page;
            }
            case DryRunResult.Refused(DryRunResult.Kind kind, String reason) ->
                throw new ResponseStatusException(status(kind), reason);
        };
    }

    private static HttpStatus status(DryRunResult.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case NOT_READY -> HttpStatus.CONFLICT;
            case BUSY -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
