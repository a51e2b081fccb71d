package dev.countersign.setup.onboarding;

import dev.countersign.setup.provisioning.Step;

/** A line of the progress page. Public, because the template reads it. */
public record ProgressLine(Step step, State state) {

    /** Where a line stands. */
    public enum State {
        /** Done. */
        DONE,
        /** Being worked on. */
        CURRENT,
        /** Tried again later. */
        WAITING,
        /** Not possible before somebody acts. */
        STOPPED,
        /** Still to come. */
        AHEAD
    }
}
