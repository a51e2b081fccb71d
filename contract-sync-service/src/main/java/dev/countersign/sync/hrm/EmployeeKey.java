package dev.countersign.sync.hrm;

import org.jspecify.annotations.Nullable;

/**
 * How an employee is recognised in the HRM. Personal data, hence not in {@link #toString()}.
 *
 * @param uniqueName derived from the first identifier, the same for every contract of the employee; the HRM must keep it unique
 * @param employeeNumber finds a record that was made by somebody else; null when unknown or not an identifier
 * @param email likewise
 */
public record EmployeeKey(
        String uniqueName,
        @Nullable String employeeNumber,
        @Nullable String email) {
    @Override
    public String toString() {
        // Not the unique name either: personal numbers are few enough to find the one it was derived from.
        return "EmployeeKey[redacted]";
    }
}
