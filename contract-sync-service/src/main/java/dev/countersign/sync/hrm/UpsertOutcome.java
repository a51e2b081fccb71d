package dev.countersign.sync.hrm;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an upsert ended. No variant's text holds personal data. */
public sealed interface UpsertOutcome {

    /**
     * Written, and seen in the HRM by reading it back.
     *
     * @param writeId id of the write, the same when its result is told again
     * @param created whether the record is new
     * @param changes what is different now; empty when the HRM kept nothing of it
     * @param notes what was not written, or not kept
     */
    record Applied(UUID writeId, String employeeId, boolean created, List<FieldChange> changes, List<FieldNote> notes)
            implements UpsertOutcome {
        public Applied {
            changes = List.copyOf(changes);
            notes = List.copyOf(notes);
        }
    }

    /** The HRM held everything already; nothing was written. */
    record Unchanged(String employeeId, List<FieldNote> notes) implements UpsertOutcome {
        public Unchanged {
            notes = List.copyOf(notes);
        }
    }

    /** There is no such employee, and none was to be made. */
    record NoEmployee() implements UpsertOutcome {}

    /** The record follows another contract of the employee that has precedence. */
    record Superseded(String employeeId) implements UpsertOutcome {}

    /**
     * The same request would be refused again.
     *
     * @param reason what a person can act on
     */
    record Rejected(String reason) implements UpsertOutcome {}

    /** Somebody else is at work on the same record or contract. */
    record Busy(String reason) implements UpsertOutcome {}

    /** The HRM does not accept the account's credentials. */
    record Unauthorised(String reason) implements UpsertOutcome {}

    /**
     * It may go well later.
     *
     * @param after how long the HRM asks to be left alone; null when it does not say
     * @param inTrouble whether the HRM itself is in trouble, as opposed to this record
     */
    record Retryable(String reason, @Nullable Duration after, boolean inTrouble) implements UpsertOutcome {}
}
