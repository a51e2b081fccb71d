package dev.countersign.sync.breaker;

import dev.countersign.oneflow.OneflowFailure;
import dev.countersign.oneflow.OneflowFailure.Reason;
import dev.countersign.oneflow.OneflowResult;

/** What the end of a call to Oneflow says about Oneflow. */
public final class OneflowCalls {

    private OneflowCalls() {}

    /**
     * Says how an allowed call went.
     *
     * @return whether Oneflow is left alone now
     */
    public static boolean tell(Permit permit, OneflowResult<?> answer) {
        if (answer instanceof OneflowResult.Failed<?>(OneflowFailure failure)) {
            if (isTrouble(failure)) {
                return permit.failed();
            }
            if (isUnheard(failure)) {
                return false;
            }
        }
        permit.answered();
        return false;
    }

    /** Whether Oneflow does not answer, or not as it should. */
    public static boolean isTrouble(OneflowFailure failure) {
        return failure instanceof OneflowFailure.Temporary temporary && !isOurs(temporary.reason());
    }

    /** Nothing was heard of Oneflow because this process ends, or because the token's budget is used up. */
    private static boolean isUnheard(OneflowFailure failure) {
        return switch (failure) {
            case OneflowFailure.Temporary temporary -> isOurs(temporary.reason());
            case OneflowFailure.RateLimited limited -> limited.local();
            default -> false;
        };
    }

    private static boolean isOurs(Reason reason) {
        return reason == Reason.INTERRUPTED || reason == Reason.CLOSED;
    }
}
