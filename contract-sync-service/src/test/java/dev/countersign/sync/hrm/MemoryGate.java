package dev.countersign.sync.hrm;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Remembers one contract's note from turn to turn. */
final class MemoryGate implements WriteGate {

    @Nullable PlannedWrite note;

    Set<String> heldByOthers = Set.of();
    boolean lost;

    @Override
    public Optional<PlannedWrite> unfinished() {
        return Optional.ofNullable(note);
    }

    @Override
    public boolean tryEnter(String employeeId) {
        return !heldByOthers.contains(employeeId);
    }

    @Override
    public Optional<UUID> begin(boolean created, List<FieldChange> changes) {
        if (lost) {
            return Optional.empty();
        }
        PlannedWrite write = new PlannedWrite(UUID.randomUUID(), created, changes);
        note = write;
        return Optional.of(write.writeId());
    }
}
