package dev.countersign.sync.mapping;

import dev.countersign.sync.hrm.UpsertRequest;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contract as the HRM should see it.
 *
 * @param request what to bring in line
 * @param fields what became of each field, for the audit
 * @param end its last day; null when it has none, or has no effect on more than its own state
 */
public record MappedContract(
        UpsertRequest request,
        List<MappedField> fields,
        @Nullable LocalDate end) {
    public MappedContract {
        fields = List.copyOf(fields);
    }
}
