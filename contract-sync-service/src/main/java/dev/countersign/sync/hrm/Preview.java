package dev.countersign.sync.hrm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an upsert would do. Holds personal values, which {@link #toString()} leaves out.
 *
 * @param outcome {@code would_create}, {@code would_change}, {@code unchanged}, {@code no_employee}, {@code superseded}, {@code rejected},
 *     {@code unauthorised} or {@code unavailable}
 * @param employeeId the HRM's id; null when there is no record
 * @param changes what would be different
 * @param notes what would stay as it is, and why
 * @param proposals what would wait for a person
 * @param reason why it can't be told, for the last three outcomes; null otherwise
 */
public record Preview(
        String outcome,
        @Nullable String employeeId,
        List<FieldChange> changes,
        List<FieldNote> notes,
        List<Proposal> proposals,
        @Nullable String reason) {
    public Preview {
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
        proposals = List.copyOf(proposals);
    }

    static Preview without(String outcome, @Nullable String employeeId, @Nullable String reason) {
        return new Preview(outcome, employeeId, List.of(), List.of(), List.of(), reason);
    }

    @Override
    public String toString() {
        return "Preview[" + outcome + ", " + employeeId + "]";
    }
}
