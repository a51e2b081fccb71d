package dev.countersign.sync.hrm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One upsert into one HRM. */
final class EmployeeUpsert {

    private static final int TRIES = 3;

    private final HrmAdapter adapter;
    private final HrmDirectory directory;

    EmployeeUpsert(HrmAdapter adapter, HrmDirectory directory) {
        this.adapter = adapter;
        this.directory = directory;
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
        Optional<EmployeeRecord> found = find(request);
        if (found.isPresent()) {
            return update(found.get(), request);
        }
        EmployeeKey key = request.key();
        return key == null || !request.createIfAbsent() ? new UpsertOutcome.NoEmployee() : create(key, request);
    }

    private Optional<EmployeeRecord> find(UpsertRequest request) {
        EmployeeKey key = request.key();
        if (key != null) {
            // Not by the id of an earlier sync: the participant may have been corrected to another person since.
            return directory.find(key);
        }
        String known = request.employeeId();
        // An id alone says little: another HRM may give it to somebody else, and the record may follow another contract
        // by now.
        return known == null
                ? Optional.empty()
                : directory
                        .read(known)
                        .filter(record -> ContractPrecedence.follows(request.claim(), record.attributes()));
    }

    private UpsertOutcome create(EmployeeKey key, UpsertRequest request) {
        Plan plan = plan(Map.of(), request.wanted());
        String id = directory.create(key, plan.values());
        return verify(id, true, Map.of(), plan);
    }

    private UpsertOutcome update(EmployeeRecord record, UpsertRequest request) {
        if (!ContractPrecedence.mayWrite(request.claim(), record.attributes())) {
            return new UpsertOutcome.Superseded(record.id());
        }
        Plan plan = plan(record.attributes(), request.wanted());
        if (plan.writes().stream().allMatch(write -> isFutile(write, request))) {
            return new UpsertOutcome.Unchanged(record.id(), withFutile(plan));
        }
        directory.update(record, plan.values());
        return verify(record.id(), false, record.attributes(), plan);
    }

    private boolean isFutile(Wanted write, UpsertRequest request) {
        return request.notTaken().contains(adapter.path(write.attribute()));
    }

    private List<FieldNote> withFutile(Plan plan) {
        List<FieldNote> notes = new ArrayList<>(plan.notes());
        plan.writes().forEach(write -> notes.add(new FieldNote(adapter.path(write.attribute()), FieldNote.NOT_TAKEN)));
        return notes;
    }

    private UpsertOutcome verify(String id, boolean created, Map<String, String> before, Plan plan) {
        EmployeeRecord after = directory
                .read(id)
                .orElseThrow(() -> new HrmException.Retryable(
                        "The HRM accepted the write but does not have the record " + id + " when asked", null));
        List<FieldChange> changes = new ArrayList<>();
        List<FieldNote> notes = new ArrayList<>(plan.notes());
        for (Wanted wanted : plan.writes()) {
            String attribute = wanted.attribute();
            if (wanted.value().equals(after.attributes().get(attribute))) {
                changes.add(new FieldChange(
                        attribute, adapter.path(attribute), wanted.source(), before.get(attribute), wanted.value()));
            } else {
                notes.add(new FieldNote(adapter.path(attribute), FieldNote.NOT_TAKEN));
            }
        }
        return new UpsertOutcome.Applied(id, created, changes, notes);
    }

    private Plan plan(Map<String, String> current, List<Wanted> wishes) {
        List<Wanted> writes = new ArrayList<>();
        List<FieldNote> notes = new ArrayList<>();
        for (Wanted wish : wishes) {
            resolve(wish, notes).ifPresent(wanted -> decide(wanted, current.get(wanted.attribute()), writes, notes));
        }
        return new Plan(writes, notes);
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

    private record Plan(List<Wanted> writes, List<FieldNote> notes) {
        Map<String, String> values() {
            Map<String, String> values = new LinkedHashMap<>();
            writes.forEach(write -> values.put(write.attribute(), write.value()));
            return values;
        }
    }
}
