package dev.countersign.sync.hrm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written to one record, and what isn't.
 *
 * @param writes what differs and is the contract's to say
 * @param notes what was left as it is, and why
 * @param agreed what the record holds already, as this system would have written it
 * @param proposals what waits for a person
 * @param replaced attributes to be written that somebody has changed by hand
 * @param forgotten attributes whose value is somebody else's from now on
 */
record WritePlan(
        List<Wanted> writes,
        List<FieldNote> notes,
        List<Wanted> agreed,
        List<Proposal> proposals,
        Set<String> replaced,
        Set<String> forgotten) {

    static WritePlan empty() {
        return new WritePlan(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>());
    }

    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        writes.forEach(write -> values.put(write.attribute(), write.value()));
        return values;
    }

    /**
     * The changes these writes make to a record, after those that an unfinished write has made to it already.
     *
     * @param current what the record holds
     * @param unfinished changes of which nobody was told
     */
    List<FieldChange> changes(HrmAdapter adapter, Map<String, String> current, List<FieldChange> unfinished) {
        Map<String, FieldChange> changes = new LinkedHashMap<>();
        seen(current, unfinished).forEach(change -> changes.put(change.attribute(), change));
        for (Wanted write : writes) {
            String attribute = write.attribute();
            FieldChange made = changes.get(attribute);
            @Nullable String before = made == null ? current.get(attribute) : made.before();
            @Nullable String remark = replaced.contains(attribute) ? FieldChange.HAND_EDIT : null;
            changes.put(
                    attribute,
                    new FieldChange(attribute, adapter.path(attribute), write.source(), before, write.value(), remark));
        }
        return List.copyOf(changes.values());
    }

    /** Those of the changes that the record shows. */
    static List<FieldChange> seen(Map<String, String> record, List<FieldChange> changes) {
        return changes.stream()
                .filter(change -> shows(record, change.attribute(), change.after()))
                .toList();
    }

    /** Notes, and those of the writes that the record does not show. */
    List<FieldNote> notesAfter(HrmAdapter adapter, Map<String, String> record) {
        List<FieldNote> all = new ArrayList<>(notes);
        writes.stream()
                .filter(write -> !shows(record, write.attribute(), write.value()))
                .forEach(write -> all.add(new FieldNote(adapter.path(write.attribute()), FieldNote.NOT_TAKEN)));
        return all;
    }

    /**
     * What is to be remembered when the record is as it is now.
     *
     * @param before as it was before anything was written
     * @param after as it is now
     */
    Learned learned(
            String employeeId,
            ContractClaim claim,
            KnownRecord known,
            Map<String, String> before,
            Map<String, String> after) {
        Map<String, KnownValue> values = new LinkedHashMap<>();
        known.values().forEach((attribute, value) -> {
            if (value.verified() != null) {
                values.put(attribute, new KnownValue(value.verified(), null));
            }
        });
        forgotten.forEach(values::remove);
        agreed.forEach(same -> values.put(same.attribute(), new KnownValue(same.value(), null)));
        Set<String> written = new LinkedHashSet<>();
        for (Wanted write : writes) {
            String attribute = write.attribute();
            String now = Objects.requireNonNullElse(after.get(attribute), "");
            if (now.equals(write.value())) {
                written.add(attribute);
                values.put(attribute, new KnownValue(now, null));
            } else if (!now.equals(Objects.requireNonNullElse(before.get(attribute), ""))) {
                // The HRM has its own way of writing it: that is what it holds because of us.
                values.put(attribute, new KnownValue(now, null));
            }
        }
        return new Learned(employeeId, claim, values, proposals, written);
    }

    private static boolean shows(Map<String, String> record, String attribute, String value) {
        return value.equals(Objects.requireNonNullElse(record.get(attribute), ""));
    }
}
