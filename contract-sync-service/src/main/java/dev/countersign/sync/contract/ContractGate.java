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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The gate of one contract's turn. */
final class ContractGate implements WriteGate {

    private final ClaimedContract contract;
    private final EmployeeHold hold;
    private final String hrm;
    private final String mappingVersion;
    private final ContractGates gates;
    private final Map<String, Remembered> remembered = new LinkedHashMap<>();
    private @Nullable String entered;

    ContractGate(ClaimedContract contract, EmployeeHold hold, String hrm, String mappingVersion, ContractGates gates) {
        this.contract = contract;
        this.hold = hold;
        this.hrm = hrm;
        this.mappingVersion = mappingVersion;
        this.gates = gates;
    }

    @Override
    public Optional<PlannedWrite> unfinished() {
        return gates.unfinished(contract);
    }

    @Override
    public boolean tryEnter(String employeeId) {
        boolean mine = hold.tryHold("id:" + employeeId);
        entered = mine ? employeeId : null;
        return mine;
    }

    /** Whether nobody else is about to make or change the employee with this unique name. */
    boolean tryEnterName(String uniqueName) {
        return hold.tryHold(uniqueName);
    }

    /** When it is worth trying again for who was not let in. */
    Duration retryAfter() {
        return hold.retryAfter();
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
}
