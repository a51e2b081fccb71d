package dev.countersign.sync.contract;

import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.schemas.secrets.SecretUnreadableException;
import dev.countersign.sync.hrm.PlannedWrite;
import dev.countersign.sync.memory.RecordMemory;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Opens the gates through which contracts write, and keeps their notes in the contracts' rows, sealed like the audit they are to become. */
@Component
final class ContractGates {

    private static final Logger LOG = LoggerFactory.getLogger(ContractGates.class);

    private final WorkRows rows;
    private final SecretBox box;
    private final JsonMapper mapper;
    private final RecordMemory memory;
    private final Relations relations;

    ContractGates(WorkRows rows, RecordMemory memory, Relations relations, SecretBox box, JsonMapper mapper) {
        this.rows = rows;
        this.memory = memory;
        this.relations = relations;
        this.box = box;
        this.mapper = mapper;
    }

    /**
     * Opens one.
     *
     * @param hold of the employees that are written
     * @param hrm which HRM is written to
     * @param mappingVersion of the mapping that leads to it
     */
    ContractGate open(ClaimedContract contract, EmployeeHold hold, String hrm, String mappingVersion) {
        return new ContractGate(contract, hold, hrm, mappingVersion, this);
    }

    RecordMemory memory() {
        return memory;
    }

    Relations relations() {
        return relations;
    }

    Optional<PlannedWrite> unfinished(ClaimedContract contract) {
        String sealed = contract.plannedWrite();
        if (sealed == null) {
            return Optional.empty();
        }
        try {
            String text = box.open(Base64.getDecoder().decode(sealed), SecretOwners.auditValues(contract.accountId()));
            return Optional.of(mapper.readValue(text, PlannedWrite.class));
        } catch (SecretUnreadableException e) {
            LOG.atError()
                    .log(
                            "What an interrupted sync was about to write does not open with the credentials keyset; if it was"
                                    + " written, the audit lacks it. Compare the keyset with the one before.");
            return Optional.empty();
        }
    }

    boolean note(ClaimedContract contract, PlannedWrite write) {
        String owner = SecretOwners.auditValues(contract.accountId());
        byte[] sealed = box.seal(mapper.writeValueAsString(write), owner);
        return rows.plan(contract, Base64.getEncoder().encodeToString(sealed));
    }
}
