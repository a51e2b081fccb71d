package dev.countersign.setup.drift;

import java.util.List;

/**
 * One thing that differed at the last comparison.
 *
 * @param details what it is about, for example the custom ids of data fields; no secrets
 */
public record DriftFinding(DriftKind kind, Outcome outcome, List<String> details) {
    public DriftFinding {
        details = List.copyOf(details);
    }

    /** What became of it. */
    public enum Outcome {
        /** It is as it was. */
        REPAIRED,
        /** The repair is under way, or waits for Oneflow. */
        PENDING,
        /** It is left as it is; somebody should look at it. */
        REPORTED
    }
}
