package dev.countersign.sync.contract;

import dev.countersign.sync.hrm.FieldChange;
import dev.countersign.sync.hrm.KnownRecord;
import dev.countersign.sync.hrm.Learned;
import dev.countersign.sync.hrm.PlannedWrite;
import dev.countersign.sync.hrm.WriteGate;
import dev.countersign.sync.memory.RecordId;
import dev.countersign.sync.memory.RecordMemory.Remembered;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The gate of one contract's turn; closing it lets others write. */
final class ContractGate implements WriteGate, AutoCloseable {

    private static final Duration BUSY_WAIT = Duration.ofMillis(250);

    private final ClaimedContract contract;
    private final UUID owner;
    private final String hrm;
    private final String mappingVersion;
    private final ContractGates gates;
    private final EmployeeLocks locks;
    private final Set<String> held = new LinkedHashSet<>();
    private final Map<String, Remembered> remembered = new LinkedHashMap<>();
    private @Nullable String entered;
    private Duration retryAfter = BUSY_WAIT;

    ContractGate(
            ClaimedContract contract,
            UUID owner,
            String hrm,
            String mappingVersion,
            ContractGates gates,
            EmployeeLocks locks) {
        this.contract = contract;
        this.owner = owner;
        this.hrm = hrm;
        this.mappingVersion = mappingVersion;
        this.gates = gates;
        this.locks = locks;
    }

    @Override
    public Optional<PlannedWrite> unfinished() {
        return gates.unfinished(contract);
    }

    @Override
    public boolean tryEnter(String employeeId) {
        boolean mine = tryLock("id:" + employeeId);
        entered = mine ? employeeId : null;
        return mine;
    }

    /** Whether nobody else is about to make or change the employee with this unique name. */
    boolean tryEnterName(String uniqueName) {
        return tryLock(uniqueName);
    }

    /** When it is worth trying again for who was not let in. */
    Duration retryAfter() {
        return retryAfter;
    }

    @Override
    public KnownRecord known(String employeeId) {
        return recall(employeeId).record();
    }

    @Override
    public Optional<UUID> begin(boolean created, List<FieldChange> changes) {
        PlannedWrite write = new PlannedWrite(UUID.randomUUID(), created, changes);
        if (!gates.note(contract, write)) {
            return Optional.empty();
        }
        String employee = entered;
        if (employee != null) {
            remembered.put(employee, gates.memory().attempting(id(employee), recall(employee), changes));
        }
        return Optional.of(write.writeId());
    }

    @Override
    public void superseded(String employeeId) {
        gates.relations().met(contract, employeeId);
    }

    @Override
    public void learned(Learned learned) {
        String employee = learned.employeeId();
        Remembered before = recall(employee);
        gates.memory().keep(id(employee), before, learned, mappingVersion);
        leave(employee);
        if (isLess(learned, before)) {
            gates.relations().lookAgain(contract, employee);
        }
    }

    /** The contract was about somebody else before: that record need not follow it any longer. */
    private void leave(String employee) {
        String former = contract.employeeId();
        if (former != null && !former.equals(employee)) {
            gates.memory().release(id(former), contract.contractId());
            gates.relations().lookAgain(contract, former);
        }
    }

    /** Whether another contract of the employee may come before it now. */
    private boolean isLess(Learned learned, Remembered before) {
        var follows = before.record().follows();
        return follows != null
                && follows.contractId() == learned.claim().contractId()
                && learned.claim().compareTo(follows) < 0;
    }

    private Remembered recall(String employeeId) {
        return remembered.computeIfAbsent(employeeId, id -> gates.memory().recall(id(id)));
    }

    private RecordId id(String employeeId) {
        return new RecordId(contract.accountId(), hrm, employeeId);
    }

    private boolean tryLock(String lock) {
        if (held.contains(lock)) {
            return true;
        }
        if (locks.tryLock(contract.accountId(), lock, owner)) {
            return held.add(lock);
        }
        retryAfter = locks.retryAfter(contract.accountId(), lock);
        return false;
    }

    @Override
    public void close() {
        held.forEach(lock -> locks.unlock(contract.accountId(), lock, owner));
    }
}
