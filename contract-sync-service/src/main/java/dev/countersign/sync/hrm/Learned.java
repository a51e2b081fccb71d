package dev.countersign.sync.hrm;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be remembered of a record after a sync.
 *
 * @param claim the contract that it follows now
 * @param values the last values of this system; attributes that are left out are no longer known
 * @param proposals differences that wait for a person; earlier ones of the record that are not among them are settled
 * @param written attributes that were written and seen there
 */
public record Learned(
        String employeeId,
        ContractClaim claim,
        Map<String, KnownValue> values,
        List<Proposal> proposals,
        Set<String> written) {
    public Learned {
        values = Map.copyOf(values);
        proposals = List.copyOf(proposals);
        written = Set.copyOf(written);
    }
}
