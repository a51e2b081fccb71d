package dev.countersign.sync.dryrun;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Dry runs for operators. The answers hold personal values: before and after is what they are about. */
@RestController
final class DryRunController {

    private final DryRuns dryRuns;

    DryRunController(DryRuns dryRuns) {
        this.dryRuns = dryRuns;
    }

    @PostMapping("/api/accounts/{account}/dry-runs")
    DryRunResult.Page run(
            @PathVariable("account") long account, @RequestBody(required = false) @Nullable DryRunRequest request) {
        return switch (dryRuns.run(account, request == null ? DryRunRequest.AS_IT_IS : request)) {
            case DryRunResult.Page page -> page;
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
