package dev.countersign.sync.hrm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What our own database knows of a record, whatever the HRM keeps of it.
 *
 * @param follows the contract that the record follows; null when none is known
 * @param values the last values of this system, by attribute
 * @param answers what people decided about differences, by attribute
 */
public record KnownRecord(
        @Nullable ContractClaim follows, Map<String, KnownValue> values, Map<String, ReviewAnswer> answers) {

    /** A record that nothing is known of. */
    public static final KnownRecord NOTHING = new KnownRecord(null, Map.of(), Map.of());

    public KnownRecord {
        values = Map.copyOf(values);
        answers = Map.copyOf(answers);
    }

    /** The same, with what an interrupted write may have brought. */
    public KnownRecord attempting(List<FieldChange> changes) {
        Map<String, KnownValue> all = new LinkedHashMap<>(values);
        changes.forEach(change -> {
            KnownValue before = all.get(change.attribute());
            all.put(change.attribute(), new KnownValue(before == null ? null : before.verified(), change.after()));
        });
        return new KnownRecord(follows, all, answers);
    }
}
