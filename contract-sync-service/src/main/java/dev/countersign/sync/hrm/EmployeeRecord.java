package dev.countersign.sync.hrm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An employee as the HRM holds it. Personal data, hence not in {@link #toString()}.
 *
 * @param id the HRM's id
 * @param version what the HRM wants back with a change, such as an ETag; null when it has none
 * @param attributes those of {@link Attributes} (and further ones the adapter knows) that have a value
 */
public record EmployeeRecord(String id, @Nullable String version, Map<String, String> attributes) {
    public EmployeeRecord {
        attributes = Map.copyOf(attributes);
    }

    @Override
    public String toString() {
        return "EmployeeRecord[" + id + "]";
    }
}
