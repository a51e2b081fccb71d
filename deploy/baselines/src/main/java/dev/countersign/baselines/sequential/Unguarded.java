package dev.countersign.baselines.sequential;

import dev.countersign.sync.hrm.FieldChange;
import dev.countersign.sync.hrm.PlannedWrite;
import dev.countersign.sync.hrm.WriteGate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who works on one event after the other needs no locks, and keeps no notes. */
final class Unguarded implements WriteGate {

    @Override
    public Optional<PlannedWrite> unfinished() {
        return Optional.empty();
    }

    @Override
    public boolean tryEnter(String employeeId) {
        return true;
    }

    @Override
    public Optional<UUID> begin(boolean created, List<FieldChange> changes) {
        return Optional.of(UUID.randomUUID());
    }
}
