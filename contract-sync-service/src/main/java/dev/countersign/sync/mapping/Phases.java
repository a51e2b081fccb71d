package dev.countersign.sync.mapping;

import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractState;
import dev.countersign.oneflow.model.Lifecycle;
import dev.countersign.oneflow.model.LifecycleState;
import dev.countersign.schemas.integration.ContractPhase;
import dev.countersign.sync.hrm.Standing;
import org.jspecify.annotations.Nullable;

/** Where a contract stands, from what Oneflow says of it now. */
final class Phases {

    private Phases() {}

    static ContractPhase of(Contract contract) {
        ContractState state = contract.state().known();
        if (state == null) {
            return ContractPhase.OTHER;
        }
        return switch (state) {
            case DRAFT -> ContractPhase.DRAFT;
            case PENDING -> ContractPhase.PENDING;
            case OVERDUE -> ContractPhase.OVERDUE;
            case DECLINED -> ContractPhase.DECLINED;
            case SIGNED -> signed(contract.lifecycle());
        };
    }

    private static ContractPhase signed(@Nullable Lifecycle lifecycle) {
        if (lifecycle == null) {
            return ContractPhase.SIGNED;
        }
        if (lifecycle.state().is(LifecycleState.ENDED)) {
            return lifecycle.terminated() ? ContractPhase.TERMINATED : ContractPhase.ENDED;
        }
        if (lifecycle.canceled()) {
            return ContractPhase.CANCELLED;
        }
        if (lifecycle.state().is(LifecycleState.ACTIVE)) {
            return lifecycle.period() > 1 ? ContractPhase.NEW_PERIOD : ContractPhase.STARTED;
        }
        return ContractPhase.SIGNED;
    }

    /** What the phase means beside other contracts of the same employee. */
    static Standing standing(ContractPhase phase) {
        return switch (phase) {
            case DELETED -> Standing.GONE;
            case DRAFT, DECLINED, OTHER -> Standing.CLOSED;
            case PENDING, OVERDUE -> Standing.OPEN;
            case ENDED, TERMINATED -> Standing.ENDED;
            case SIGNED, STARTED, NEW_PERIOD, CANCELLED -> Standing.IN_FORCE;
        };
    }
}
