package dev.countersign.sync.memory;

import dev.countersign.sync.hrm.ContractClaim;
import dev.countersign.sync.hrm.FieldChange;
import dev.countersign.sync.hrm.KnownRecord;
import dev.countersign.sync.hrm.Learned;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is known of an HRM record, put together from our own tables, and brought up to date after a sync. */
@Component
public final class RecordMemory {

    private final RecordRows rows;
    private final ReviewRows reviews;

    RecordMemory(RecordRows rows, ReviewRows reviews) {
        this.rows = rows;
        this.reviews = reviews;
    }

    /**
     * A record as it is remembered.
     *
     * @param version of the memory, 0 when there is none
     * @param asked whether any difference of it was ever put to a person
     */
    public record Remembered(KnownRecord record, long version, boolean asked) {}

    /** What is known of a record. */
    public Remembered recall(RecordId id) {
        RecordRows.Row row = rows.find(id);
        ReviewRows.Asked asked = reviews.of(id);
        return new Remembered(
                new KnownRecord(row.follows(), row.values(), asked.answers()), row.version(), asked.any());
    }

    /** Values are about to be written: until it is known what came of it, they are ours if they are found there. */
    public Remembered attempting(RecordId id, Remembered seen, List<FieldChange> changes) {
        KnownRecord attempted = seen.record().attempting(changes);
        boolean saved = rows.save(id, seen.version(), attempted.follows(), attempted.values());
        return new Remembered(attempted, seen.version() + (saved ? 1 : 0), seen.asked());
    }

    /**
     * Keeps what a sync has learned.
     *
     * @param seen what was remembered when it began; a memory that has changed since is somebody else's, and stays
     * @param mappingVersion version of the mapping that led to it
     */
    public void keep(RecordId id, Remembered seen, Learned learned, String mappingVersion) {
        ContractClaim claim = learned.claim();
        Map<String, ?> before = seen.record().values();
        if (!claim.equals(seen.record().follows()) || !learned.values().equals(before)) {
            boolean _ = rows.save(id, seen.version(), claim, learned.values());
        }
        if (seen.asked() || !learned.proposals().isEmpty()) {
            reviews.settle(id, learned, mappingVersion);
        }
    }

    /** The record no longer follows a contract that is about somebody else by now. */
    public void release(RecordId id, long contractId) {
        rows.release(id, contractId);
    }
}
