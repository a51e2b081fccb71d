package dev.countersign.sync.hrm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One upsert into one HRM. */
final class EmployeeUpsert {

    private static final int TRIES = 3;

    private final HrmAdapter adapter;
    private final HrmDirectory directory;
    private final WriteGate gate;

    EmployeeUpsert(HrmAdapter adapter, HrmDirectory directory, WriteGate gate) {
        this.adapter = adapter;
        this.directory = directory;
        this.gate = gate;
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
                : alone(id).filter(each -> ContractPrecedence.follows(request.claim(), each.attributes()));
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
        WritePlan plan = plan(Map.of(), request.wanted());
        List<FieldChange> changes = plan.changes(adapter, Map.of(), List.of());
        UUID write = begin(true, changes);
        String id = directory.create(key, plan.values());
        return verify(write, id, true, changes, plan);
    }

    private UpsertOutcome update(EmployeeRecord record, UpsertRequest request) {
        if (!ContractPrecedence.mayWrite(request.claim(), record.attributes())) {
            return new UpsertOutcome.Superseded(record.id());
        }
        WritePlan plan = plan(record.attributes(), request.wanted());
        Optional<PlannedWrite> unfinished = gate.unfinished();
        List<FieldChange> untold = WritePlan.seen(
                record.attributes(), unfinished.map(PlannedWrite::changes).orElse(List.of()));
        boolean created =
                !untold.isEmpty() && unfinished.filter(PlannedWrite::created).isPresent();
        if (plan.writes().stream().allMatch(write -> isFutile(write, request))) {
            List<FieldNote> notes = plan.notesAfter(adapter, record.attributes());
            return unfinished.isEmpty() || untold.isEmpty()
                    ? new UpsertOutcome.Unchanged(record.id(), notes)
                    : new UpsertOutcome.Applied(unfinished.get().writeId(), record.id(), created, untold, notes);
        }
        List<FieldChange> changes = plan.changes(adapter, record.attributes(), untold);
        UUID write = begin(created, changes);
        directory.update(record, plan.values());
        return verify(write, record.id(), created, changes, plan);
    }

    private UUID begin(boolean created, List<FieldChange> changes) {
        return gate.begin(created, changes)
                .orElseThrow(() -> new HrmException.Busy("The contract is being synced by another process"));
    }

    private boolean isFutile(Wanted write, UpsertRequest request) {
        return request.notTaken().contains(adapter.path(write.attribute()));
    }

    private UpsertOutcome verify(UUID write, String id, boolean created, List<FieldChange> changes, WritePlan plan) {
        Map<String, String> after = directory
                .read(id)
                .orElseThrow(() -> new HrmException.Retryable(
                        "The HRM accepted the write but does not have the record " + id + " when asked", null))
                .attributes();
        return new UpsertOutcome.Applied(
                write, id, created, WritePlan.seen(after, changes), plan.notesAfter(adapter, after));
    }

    private WritePlan plan(Map<String, String> current, List<Wanted> wishes) {
        List<Wanted> writes = new ArrayList<>();
        List<FieldNote> notes = new ArrayList<>();
        for (Wanted wish : wishes) {
            resolve(wish, notes).ifPresent(wanted -> decide(wanted, current.get(wanted.attribute()), writes, notes));
        }
        return new WritePlan(writes, notes);
    }

    private static void decide(Wanted wanted, @Nullable String current, List<Wanted> writes, List<FieldNote> notes) {
        switch (OwnershipPolicy.decide(wanted.owner(), current, wanted.value())) {
            case WRITE -> writes.add(wanted);
            case REVIEW -> notes.add(new FieldNote(wanted.attribute(), FieldNote.KEPT_FOR_REVIEW));
            case KEEP -> {}
        }
    }

    /** A manager is told by name or e-mail address, and written by id: nobody and several leave the attribute as it is, and say so. */
    private Optional<Wanted> resolve(Wanted wish, List<FieldNote> notes) {
        if (!wish.attribute().equals(Attributes.MANAGER)) {
            return Optional.of(wish);
        }
        List<String> people = directory.people(wish.value());
        if (people.size() == 1) {
            return Optional.of(new Wanted(wish.attribute(), people.getFirst(), wish.source(), wish.owner()));
        }
        notes.add(new FieldNote(
                wish.attribute(), people.isEmpty() ? FieldNote.MANAGER_NOT_FOUND : FieldNote.MANAGER_AMBIGUOUS));
        return Optional.empty();
    }
}
