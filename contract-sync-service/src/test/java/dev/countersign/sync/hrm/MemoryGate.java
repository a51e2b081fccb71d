package dev.countersign.sync.hrm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Remembers one contract's note from turn to turn. */
final class MemoryGate implements WriteGate {

    @Nullable PlannedWrite note;

    Set<String> heldByOthers = Set.of();
    boolean lost;
    final Map<String, KnownRecord> known = new HashMap<>();
    final Map<String, ReviewAnswer> answers = new HashMap<>();
    List<Proposal> proposals = List.of();

    @Nullable String entered;

    @Override
    public Optional<PlannedWrite> unfinished() {
        return Optional.ofNullable(note);
    }

    @Override
    public boolean tryEnter(String employeeId) {
        entered = employeeId;
        return !heldByOthers.contains(employeeId);
    }

    @Override
    public KnownRecord known(String employeeId) {
        KnownRecord record = known.getOrDefault(employeeId, KnownRecord.NOTHING);
        return new KnownRecord(record.follows(), record.values(), answers);
    }

    @Override
    public void learned(Learned learned) {
        known.put(learned.employeeId(), new KnownRecord(learned.claim(), learned.values(), Map.of()));
        proposals = learned.proposals();
        note = null;
    }

    @Override
    public Optional<UUID> begin(boolean created, List<FieldChange> changes) {
        if (lost) {
            return Optional.empty();
        }
        PlannedWrite write = new PlannedWrite(UUID.randomUUID(), created, changes);
        note = write;
        if (entered != null) {
            known.put(entered, known(entered).attempting(changes));
        }
        return Optional.of(write.writeId());
    }
}
