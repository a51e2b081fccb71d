package dev.countersign.sync.creation;

import dev.countersign.events.ContractRequestOutcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one step of a request ended. Codes are stable, reasons are for people, and neither holds personal data. */
sealed interface StepResult {

    /** It is done, and the next one follows. */
    record Advanced(Step to, long contractId) implements StepResult {}

    /**
     * It is over, and this is the result.
     *
     * @param contractId null when none was made
     * @param code null when all went well
     */
    record Settled(
            ContractRequestOutcome outcome,
            @Nullable Long contractId,
            @Nullable String code,
            @Nullable String reason,
            List<Problem> problems)
            implements StepResult {
        public Settled {
            problems = List.copyOf(problems);
        }

        static Settled well(ContractRequestOutcome outcome, long contractId) {
            return new Settled(outcome, contractId, null, null, List.of());
        }

        static Settled refused(String code, String reason) {
            return new Settled(ContractRequestOutcome.REFUSED, null, code, reason, List.of());
        }

        static Settled notPublished(long contractId, String code, String reason) {
            return new Settled(ContractRequestOutcome.NOT_PUBLISHED, contractId, code, reason, List.of());
        }
    }

    /** Not now, through nobody's fault; it is never parked for that. */
    record Later(String code, String reason, Duration after) implements StepResult {}

    /**
     * It failed and may go well later.
     *
     * @param atLeast how long to wait before; null when nobody asks for it
     * @param oneflowInTrouble whether that was because Oneflow does not answer, or not as it should
     */
    record Failed(String code, String reason, @Nullable Duration atLeast, boolean oneflowInTrouble)
            implements StepResult {
        Failed(String code, String reason) {
            this(code, reason, null, false);
        }
    }

    /** It would fail again until a person changes something. */
    record Parked(String code, String reason) implements StepResult {}

    /** The account's token was refused: nothing of the account can be worked on. */
    record Suspended(String code, String reason, long credentialsVersion) implements StepResult {}

    /** Somebody else works on the request by now. */
    record Lost() implements StepResult {}
}
