package dev.countersign.setup.provisioning;

import dev.countersign.oneflow.OneflowFailure;
import dev.countersign.oneflow.OneflowFailure.NotFound;
import dev.countersign.oneflow.OneflowFailure.Permanent;
import dev.countersign.oneflow.OneflowFailure.RateLimited;
import dev.countersign.oneflow.OneflowFailure.Temporary;
import dev.countersign.oneflow.OneflowFailure.Unauthorised;
import java.time.Duration;

/** What a failed call to Oneflow means for a step. */
final class Failures {

    private static final int FORBIDDEN = 403;
    private static final int PAYMENT_REQUIRED = 402;

    private Failures() {}

    static StepOutcome outcomeOf(OneflowFailure failure) {
        String detail = failure.describe();
        return switch (failure) {
            case Unauthorised _ -> new StepOutcome.Stopped(Problem.TOKEN_REJECTED, detail);
            case Permanent permanent
            when permanent.status() == FORBIDDEN -> new StepOutcome.Stopped(Problem.NO_RIGHT, detail);
            case Permanent permanent
            when permanent.status() == PAYMENT_REQUIRED -> new StepOutcome.Stopped(Problem.NO_RIGHT, detail);
            case Permanent _ -> new StepOutcome.Stopped(Problem.REFUSED, detail);
            // What was found a moment ago is gone: look again.
            case NotFound _ -> new StepOutcome.Later(Problem.ONEFLOW_DOWN, detail, Duration.ZERO);
            case RateLimited limited -> new StepOutcome.Later(Problem.BUSY, detail, limited.retryAfter());
            case Temporary _ -> new StepOutcome.Later(Problem.ONEFLOW_DOWN, detail, Duration.ZERO);
        };
    }
}
