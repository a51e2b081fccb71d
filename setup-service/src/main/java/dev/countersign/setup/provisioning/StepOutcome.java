package dev.countersign.setup.provisioning;

import java.time.Duration;

/** How a step ended. */
public sealed interface StepOutcome {

    /** It is done, and this is what the account has now. */
    record Done(Created created) implements StepOutcome {}

    /**
     * It may work later.
     *
     * @param detail for operators, without secrets and personal data
     * @param atLeast when not to try again before
     */
    record Later(Problem problem, String detail, Duration atLeast) implements StepOutcome {}

    /**
     * Somebody must act first.
     *
     * @param detail for operators, without secrets and personal data
     */
    record Stopped(Problem problem, String detail) implements StepOutcome {}
}
