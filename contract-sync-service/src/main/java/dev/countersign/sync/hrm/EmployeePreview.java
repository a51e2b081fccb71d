package dev.countersign.sync.hrm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What one upsert would do, found out by reading alone. */
final class EmployeePreview {

    private final HrmAdapter adapter;
    private final HrmDirectory directory;
    private final Function<String, KnownRecord> known;
    private final RecordPlanner planner;

    EmployeePreview(HrmAdapter adapter, HrmDirectory directory, Function<String, KnownRecord> known) {
        this.adapter = adapter;
        this.directory = directory;
        this.known = known;
        this.planner = new RecordPlanner(adapter, directory);
    }

    Preview run(UpsertRequest request) {
        EmployeeKey key = request.key();
        Optional<EmployeeMatch> match = key == null ? Optional.empty() : directory.find(key);
        if (match.isEmpty()) {
            return request.createIfAbsent() ? create(request) : Preview.without("no_employee", null, null);
        }
        return directory
                .read(match.get().employeeId())
                .map(record -> change(record, request))
                .orElseGet(() -> Preview.without("no_employee", null, null));
    }

    private Preview create(UpsertRequest request) {
        WritePlan plan = planner.forNew(request.wanted());
        return new Preview(
                "would_create", null, plan.changes(adapter, Map.of(), List.of()), plan.notes(), List.of(), null);
    }

    private Preview change(EmployeeRecord record, UpsertRequest request) {
        KnownRecord remembered = known.apply(record.id());
        if (!ContractPrecedence.mayWrite(request.claim(), remembered, record.attributes())) {
            return Preview.without("superseded", record.id(), null);
        }
        WritePlan plan = planner.plan(record.attributes(), remembered, request.wanted());
        List<FieldChange> changes = plan.changes(adapter, record.attributes(), List.of());
        String outcome = changes.isEmpty() ? "unchanged" : "would_change";
        return new Preview(outcome, record.id(), changes, plan.notes(), plan.proposals(), null);
    }
}
