package dev.countersign.sync.hrm;

/**
 * An employee that fits a key.
 *
 * @param employeeId the HRM's id
 * @param byEmail whether only the e-mail address fits, which may be shared or handed on
 */
public record EmployeeMatch(String employeeId, boolean byEmail) {}
