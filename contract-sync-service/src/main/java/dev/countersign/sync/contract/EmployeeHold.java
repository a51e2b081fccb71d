package dev.countersign.sync.contract;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The employees that one turn of a contract keeps for itself: from before they are written until it is recorded what was written, so that their records tell
 * of it in the order in which it happened.
 */
final class EmployeeHold {

    private static final Duration BUSY_WAIT = Duration.ofMillis(250);

    private final ClaimedContract contract;
    private final EmployeeLocks locks;
    private final UUID owner = UUID.randomUUID();
    private final Set<String> held = new LinkedHashSet<>();
    private Duration retryAfter = BUSY_WAIT;

    EmployeeHold(ClaimedContract contract, EmployeeLocks locks) {
        this.contract = contract;
        this.locks = locks;
    }

    /** Whether it is this turn's from now on; asking again is harmless. */
    boolean tryHold(String employeeKey) {
        if (held.contains(employeeKey)) {
            return true;
        }
        if (locks.tryLock(contract.accountId(), employeeKey, contract.contractId(), owner)) {
            return held.add(employeeKey);
        }
        retryAfter = locks.retryAfter(contract.accountId(), employeeKey);
        return false;
    }

    /** When it is worth trying again after it was somebody else's. */
    Duration retryAfter() {
        return retryAfter;
    }

    /** The turn is recorded. */
    void release() {
        if (!held.isEmpty()) {
            locks.unlock(contract.accountId(), held, owner);
        }
    }
}
