package dev.countersign.oneflow;

import dev.countersign.oneflow.OneflowFailure.NotFound;
import dev.countersign.oneflow.OneflowFailure.Permanent;
import dev.countersign.oneflow.OneflowFailure.RateLimited;
import dev.countersign.oneflow.OneflowFailure.Temporary;
import dev.countersign.oneflow.OneflowFailure.Unauthorised;
import dev.countersign.oneflow.OneflowResult.Failed;
import dev.countersign.oneflow.OneflowResult.Success;

/** Results in the words of metrics. */
final class Outcomes {

    private Outcomes() {}

    static boolean isRefusal(int status) {
        return status < 200 || status >= 400;
    }

    static boolean isRedirect(int status) {
        return status >= 300 && status < 400;
    }

    static String name(OneflowResult<?> result) {
        return switch (result) {
            case Success<?> _ -> "success";
            case Failed<?>(Unauthorised _) -> "unauthorised";
            case Failed<?>(NotFound _) -> "not_found";
            case Failed<?>(Permanent _) -> "permanent";
            case Failed<?>(RateLimited limited) -> limited.local() ? "budget_exhausted" : "rate_limited";
            case Failed<?>(Temporary _) -> "temporary";
        };
    }

    static int status(OneflowResult<?> result) {
        return switch (result) {
            case Success<?> _ -> 200;
            case Failed<?>(Unauthorised _) -> 401;
            case Failed<?>(NotFound _) -> 404;
            case Failed<?>(Permanent permanent) -> permanent.status();
            case Failed<?>(RateLimited limited) -> limited.local() ? 0 : 429;
            case Failed<?>(Temporary temporary) -> temporary.status();
        };
    }
}
