package dev.countersign.sync.hrm;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An employee record to be brought in line with a contract.
 *
 * @param key how the employee is recognised; null when only {@code employeeId} is known: then only a record that follows this contract is meant
 * @param employeeId the HRM's id from an earlier sync; null when there was none
 * @param claim the contract that asks
 * @param wanted what the attributes should be; others stay as they are
 * @param notTaken the HRM's own names of attributes that it did not keep the last time: they alone are no reason to write again
 * @param createIfAbsent whether an employee that is not there is made
 */
public record UpsertRequest(
        @Nullable EmployeeKey key,
        @Nullable String employeeId,
        ContractClaim claim,
        List<Wanted> wanted,
        Set<String> notTaken,
        boolean createIfAbsent) {
    public UpsertRequest {
        wanted = List.copyOf(wanted);
        notTaken = Set.copyOf(notTaken);
    }

    /** The same, with what the HRM did not keep the last time. */
    public UpsertRequest knowing(Set<String> paths) {
        return new UpsertRequest(key, employeeId, claim, wanted, paths, createIfAbsent);
    }
}
