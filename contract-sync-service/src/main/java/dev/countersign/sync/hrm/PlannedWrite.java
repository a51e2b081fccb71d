package dev.countersign.sync.hrm;

import java.util.List;
import java.util.UUID;

/**
 * A write whose result was never told. Whether it reached the HRM is seen by looking there.
 *
 * @param writeId the same when its result is told again
 * @param created whether it was to make the record
 * @param changes what it was to change
 */
public record PlannedWrite(UUID writeId, boolean created, List<FieldChange> changes) {
    public PlannedWrite {
        changes = List.copyOf(changes);
    }
}
