package dev.countersign.sync.contract;

import dev.countersign.sync.hrm.FieldChange;
import dev.countersign.sync.hrm.PlannedWrite;
import dev.countersign.sync.hrm.WriteGate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The gate of one contract's turn; closing it lets others write. */
final class ContractGate implements WriteGate, AutoCloseable {

    private final ClaimedContract contract;
    private final UUID owner;
    private final ContractGates gates;
    private final EmployeeLocks locks;
    private final Set<String> held = new LinkedHashSet<>();

    ContractGate(ClaimedContract contract, UUID owner, ContractGates gates, EmployeeLocks locks) {
        this.contract = contract;
        this.owner = owner;
        this.gates = gates;
        this.locks = locks;
    }

    @Override
    public Optional<PlannedWrite> unfinished() {
        return gates.unfinished(contract);
    }

    @Override
    public boolean tryEnter(String employeeId) {
        return tryLock("id:" + employeeId);
    }

    /** Whether nobody else is about to make or change the employee with this unique name. */
    boolean tryEnterName(String uniqueName) {
        return tryLock(uniqueName);
    }

    @Override
    public Optional<UUID> begin(boolean created, List<FieldChange> changes) {
        PlannedWrite write = new PlannedWrite(UUID.randomUUID(), created, changes);
        return gates.note(contract, write) ? Optional.of(write.writeId()) : Optional.empty();
    }

    private boolean tryLock(String lock) {
        if (held.contains(lock)) {
            return true;
        }
        return locks.tryLock(contract.accountId(), lock, owner) && held.add(lock);
    }

    @Override
    public void close() {
        held.forEach(lock -> locks.unlock(contract.accountId(), lock, owner));
    }
}
