package dev.countersign.sync.hrm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written to one record, and what isn't.
 *
 * @param writes what differs and is the contract's to say
 * @param notes what was left as it is, and why
 */
record WritePlan(List<Wanted> writes, List<FieldNote> notes) {

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
            changes.put(
                    attribute,
                    new FieldChange(attribute, adapter.path(attribute), write.source(), before, write.value()));
        }
        return List.copyOf(changes.values());
    }

    /** Those of the changes that the record shows. */
    static List<FieldChange> seen(Map<String, String> record, List<FieldChange> changes) {
        return changes.stream()
                .filter(change -> change.after().equals(record.get(change.attribute())))
                .toList();
    }

    /** Notes of the writes that the record does not show. */
    List<FieldNote> notesAfter(HrmAdapter adapter, Map<String, String> record) {
        List<FieldNote> all = new ArrayList<>(notes);
        writes.stream()
                .filter(write -> !write.value().equals(record.get(write.attribute())))
                .forEach(write -> all.add(new FieldNote(adapter.path(write.attribute()), FieldNote.NOT_TAKEN)));
        return all;
    }
}
