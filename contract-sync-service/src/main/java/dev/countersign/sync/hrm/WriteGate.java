package dev.countersign.sync.hrm;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What every write for one contract passes: one writer for each record, and notes that outlive a crash. */
public interface WriteGate {

    /** What an earlier turn was about to write and did not tell the result of. */
    Optional<PlannedWrite> unfinished();

    /** Whether this is the record's only writer from now on, for as long as the gate is open. Asking again is harmless. */
    boolean tryEnter(String employeeId);

    /** What is known of a record that was entered. */
    default KnownRecord known(String employeeId) {
        return KnownRecord.NOTHING;
    }

    /**
     * Notes what is about to be written, to the record that was entered last; takes the place of what was unfinished.
     *
     * @return the write's id; empty when somebody else has the contract by now, and nothing may be written
     */
    Optional<UUID> begin(boolean created, List<FieldChange> changes);

    /** The record follows another contract of the employee. */
    default void superseded(String employeeId) {}

    /** Keeps what was learned of a record, before anybody else may enter it. */
    default void learned(Learned learned) {}
}
