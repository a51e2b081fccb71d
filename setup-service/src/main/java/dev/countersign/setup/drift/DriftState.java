package dev.countersign.setup.drift;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an account's drift.
 *
 * @param nextCheckAt when it is compared again
 * @param checkedAt when it was last compared, null: never yet
 * @param findings of the last comparison, empty: everything was as we left it
 * @param failures comparisons in a row that could not be made
 * @param lastFailure why the last one could not be made, for operators; null: it was made
 */
public record DriftState(
        long accountId,
        Instant nextCheckAt,
        @Nullable Instant checkedAt,
        List<DriftFinding> findings,
        int failures,
        @Nullable String lastFailure) {
    public DriftState {
        findings = List.copyOf(findings);
    }
}
