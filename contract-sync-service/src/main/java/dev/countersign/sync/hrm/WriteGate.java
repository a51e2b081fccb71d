package dev.countersign.sync.hrm;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What every write for one contract passes: one writer for each record, and a note of what is to be written that outlives a crash. */
public interface WriteGate {

    /** What an earlier turn was about to write and did not tell the result of. */
    Optional<PlannedWrite> unfinished();

    /** Whether this is the record's only writer from now on, for as long as the gate is open. Asking again is harmless. */
    boolean tryEnter(String employeeId);

    /**
     * Notes what is about to be written; takes the place of what was unfinished.
     *
     * @return the write's id; empty when somebody else has the contract by now, and nothing may be written
     */
    Optional<UUID> begin(boolean created, List<FieldChange> changes);
}
