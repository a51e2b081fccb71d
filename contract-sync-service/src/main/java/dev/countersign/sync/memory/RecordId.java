package dev.countersign.sync.memory;

/**
 * One record of one HRM.
 *
 * @param hrm {@link dev.countersign.sync.hrm.HrmConnection#target()}
 * @param employeeId the HRM's id
 */
public record RecordId(long accountId, String hrm, String employeeId) {}
