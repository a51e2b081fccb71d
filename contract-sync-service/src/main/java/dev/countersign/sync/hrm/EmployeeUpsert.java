package dev.countersign.sync.hrm;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One upsert into one HRM. */
final class EmployeeUpsert {

    private static final int TRIES = 3;

    private final HrmAdapter adapter;
    private final HrmDirectory directory;
    private final WriteGate gate;
    private final RecordPlanner planner;

    EmployeeUpsert(HrmAdapter adapter, HrmDirectory directory, WriteGate gate) {
        this.adapter = adapter;
        this.directory = directory;
        this.gate = gate;
        this.planner = new RecordPlanner(adapter, directory);
    }

    /** Does it; an {@link HrmException} tells that the HRM did not. */
    UpsertOutcome run(UpsertRequest request) {
        HrmException.Conflict last = null;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                return once(request);
            } catch (HrmException.Conflict conflict) {
                // Somebody else was faster: what they wrote is found at the next look.
                last = conflict;
            }
        }
        throw last == null ? new IllegalStateException("No try was made") : last;
    }

    private UpsertOutcome once(UpsertRequest request) {
        EmployeeKey key = request.key();
        if (key == null) {
            return known(request);
        }
        // Not by the id of an earlier sync: the participant may have been corrected to another person since.
        Optional<EmployeeMatch> match = directory.find(key);
        if (match.isPresent()) {
            return matched(match.get(), key, request);
        }
        return request.createIfAbsent() ? create(key, request) : new UpsertOutcome.NoEmployee();
    }

    private UpsertOutcome known(UpsertRequest request) {
        String id = request.employeeId();
        // An id alone says little: another HRM may give it to somebody else, and the record may follow another contract
        // by now.
        Optional<EmployeeRecord> record = id == null
                ? Optional.empty()
                : alone(id)
                        .filter(each -> ContractPrecedence.follows(request.claim(), gate.known(id), each.attributes()));
        return record.map(each -> update(each, request)).orElseGet(UpsertOutcome.NoEmployee::new);
    }

    private UpsertOutcome matched(EmployeeMatch match, EmployeeKey key, UpsertRequest request) {
        EmployeeRecord record = alone(match.employeeId())
                .orElseThrow(() -> new HrmException.Conflict("The employee was removed from the HRM meanwhile"));
        if (match.byEmail()) {
            refuseAnother(key, record);
        }
        return update(record, request);
    }

    /** The record, read when nobody else writes it: not every HRM notices that two do. */
    private Optional<EmployeeRecord> alone(String id) {
        if (!gate.tryEnter(id)) {
            throw new HrmException.Busy("Another contract of the same employee is being synced");
        }
        return directory.read(id);
    }

    /** An e-mail address may be shared or handed on; a number is one person's. */
    private static void refuseAnother(EmployeeKey key, EmployeeRecord record) {
        String wanted = key.employeeNumber();
        String held = record.attributes().get(Attributes.EMPLOYEE_NUMBER);
        if (wanted != null && held != null && !comparable(held).equals(comparable(wanted))) {
            throw new HrmException.Rejected("The HRM's employee with the contract's e-mail address has another employee"
                    + " number than the contract: correct whichever is wrong, then replay the contract");
        }
    }

    private static String comparable(String number) {
        return number.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    private UpsertOutcome create(EmployeeKey key, UpsertRequest request) {
        WritePlan plan = planner.forNew(request.wanted());
        List<FieldChange> changes = plan.changes(adapter, Map.of(), List.of());
        UUID write = begin(true, changes);
        String id = directory.create(key, plan.values());
        // Others find it by its number now, whatever name they know it by.
        boolean _ = gate.tryEnter(id);
        Map<String, String> after = written(id);
        gate.learned(plan.learned(id, request.claim(), KnownRecord.NOTHING, Map.of(), after));
        return applied(write, id, true, changes, plan, after);
    }

    private UpsertOutcome update(EmployeeRecord record, UpsertRequest request) {
        Map<String, String> before = record.attributes();
        Optional<PlannedWrite> unfinished = gate.unfinished();
        List<FieldChange> planned = unfinished.map(PlannedWrite::changes).orElse(List.of());
        KnownRecord known = gate.known(record.id());
        if (!ContractPrecedence.mayWrite(request.claim(), known, before)) {
            gate.superseded(record.id());
            return superseded(record, unfinished, WritePlan.seen(before, planned));
        }
        // What an interrupted turn of this contract wrote is nobody's correction.
        KnownRecord ours = known.attempting(WritePlan.seen(before, planned));
        WritePlan plan = planner.plan(before, ours, request.wanted());
        List<FieldChange> untold = WritePlan.seen(before, planned);
        boolean created =
                !untold.isEmpty() && unfinished.filter(PlannedWrite::created).isPresent();
        if (plan.writes().stream().allMatch(write -> isFutile(write, request))) {
            gate.learned(plan.learned(record.id(), request.claim(), ours, before, before));
            List<FieldNote> notes = plan.notesAfter(adapter, before);
            return unfinished.isEmpty() || untold.isEmpty()
                    ? new UpsertOutcome.Unchanged(record.id(), notes)
                    : new UpsertOutcome.Applied(unfinished.get().writeId(), record.id(), created, untold, notes);
        }
        List<FieldChange> changes = plan.changes(adapter, before, untold);
        UUID write = begin(created, changes);
        directory.update(record, plan.values());
        Map<String, String> after = written(record.id());
        gate.learned(plan.learned(record.id(), request.claim(), ours, before, after));
        return applied(write, record.id(), created, changes, plan, after);
    }

    /** Another contract has precedence by now; what this one wrote before, and nobody was told of, is told all the same. */
    private static UpsertOutcome superseded(
            EmployeeRecord record, Optional<PlannedWrite> unfinished, List<FieldChange> untold) {
        return unfinished.isEmpty() || untold.isEmpty()
                ? new UpsertOutcome.Superseded(record.id())
                : new UpsertOutcome.Applied(
                        unfinished.get().writeId(),
                        record.id(),
                        unfinished.get().created(),
                        untold,
                        List.of());
    }

    private UUID begin(boolean created, List<FieldChange> changes) {
        return gate.begin(created, changes)
                .orElseThrow(() -> new HrmException.Busy("The contract is being synced by another process"));
    }

    private boolean isFutile(Wanted write, UpsertRequest request) {
        return request.notTaken().contains(adapter.path(write.attribute()));
    }

    private Map<String, String> written(String id) {
        return directory
                .read(id)
                .orElseThrow(() -> new HrmException.Retryable(
                        "The HRM accepted the write but does not have the record " + id + " when asked", null))
                .attributes();
    }

    private UpsertOutcome applied(
            UUID write,
            String id,
            boolean created,
            List<FieldChange> changes,
            WritePlan plan,
            Map<String, String> after) {
        return new UpsertOutcome.Applied(
                write, id, created, WritePlan.seen(after, changes), plan.notesAfter(adapter, after));
    }
}
