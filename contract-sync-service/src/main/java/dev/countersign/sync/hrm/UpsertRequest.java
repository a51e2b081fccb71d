package dev.countersign.sync.hrm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An employee record to be brought in line with a contract.
 *
 * @param key how the employee is recognised; null when only {@code employeeId} is known
 * @param employeeId the HRM's id from an earlier sync; null when there was none
 * @param claim the contract that asks
 * @param wanted what the attributes should be; others stay as they are
 * @param createIfAbsent whether an employee that is not there is made
 */
public record UpsertRequest(
        @Nullable EmployeeKey key,
        @Nullable String employeeId,
        ContractClaim claim,
        List<Wanted> wanted,
        boolean createIfAbsent) {
    public UpsertRequest {
        wanted = List.copyOf(wanted);
    }
}
