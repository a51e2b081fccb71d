package dev.countersign.sync.mapping;

import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractState;

/**
 * What a contract may write, by its state. This is the policy:
 *
 * <ul>
 *   <li><b>signed</b>: everything. What both sides signed is what the employee's record should say; a missing record is made.
 *   <li><b>pending, overdue, declined</b>, and states that Oneflow may add: only the contract's id and state, and only on a record that exists.
 *       What is not agreed yet, or was refused, is nobody's master data.
 *   <li><b>deleted</b> (Oneflow no longer knows it): only the state, and only on the record that follows this contract.
 *   <li><b>draft</b>: nothing. Nobody but its author has seen it.
 * </ul>
 */
public enum ContractEffect {
    /** Attributes of the employee and facts of the contract; makes a missing record. */
    EVERYTHING,
    /** Id and state of the contract, on a record that exists. */
    FACTS_ONLY,
    /** Nothing. */
    NOTHING;

    /** The effect of a contract that Oneflow knows. */
    public static ContractEffect of(Contract contract) {
        if (contract.state().is(ContractState.SIGNED)) {
            return EVERYTHING;
        }
        return contract.state().is(ContractState.DRAFT) ? NOTHING : FACTS_ONLY;
    }
}
