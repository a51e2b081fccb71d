package dev.countersign.sync.mapping;

import dev.countersign.sync.hrm.UpsertRequest;
import java.util.List;

/**
 * A contract as the HRM should see it.
 *
 * @param request what to bring in line
 * @param fields what became of each field, for the audit
 */
public record MappedContract(UpsertRequest request, List<MappedField> fields) {
    public MappedContract {
        fields = List.copyOf(fields);
    }
}
