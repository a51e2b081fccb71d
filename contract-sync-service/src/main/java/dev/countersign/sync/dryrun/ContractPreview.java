package dev.countersign.sync.dryrun;

import dev.countersign.oneflow.OneflowFailure;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.model.Contract;
import dev.countersign.sync.config.DryRunProperties;
import dev.countersign.sync.hrm.HrmPort;
import dev.countersign.sync.hrm.Preview;
import dev.countersign.sync.mapping.MappedContract;
import dev.countersign.sync.mapping.MappingOutcome;
import dev.countersign.sync.memory.RecordId;
import dev.countersign.sync.memory.RecordMemory;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a trial would do to the employee of one contract. */
@Component
final class ContractPreview {

    private final HrmPort hrm;
    private final RecordMemory memory;
    private final DryRunProperties properties;

    ContractPreview(HrmPort hrm, RecordMemory memory, DryRunProperties properties) {
        this.hrm = hrm;
        this.memory = memory;
        this.properties = properties;
    }

    /** Empty for a contract of another template group. */
    Optional<DryRunResult.Contract> of(Trial trial, long contractId) {
        pause();
        return switch (trial.access().oneflow().contract(contractId)) {
            case OneflowResult.Failed<Contract>(OneflowFailure failure) ->
                Optional.of(new DryRunResult.Contract(
                        contractId, "unknown", "oneflow_unavailable", failure.describe(), List.of(), null));
            case OneflowResult.Success<Contract>(Contract contract) ->
                Objects.equals(contract.templateGroupId(), trial.templateGroupId())
                        ? Optional.of(read(trial, contract))
                        : Optional.empty();
        };
    }

    private DryRunResult.Contract read(Trial trial, Contract contract) {
        if (trial.mapper().isWithoutEffect(contract)) {
            return without(contract, "nothing_to_do", null);
        }
        return switch (trial.mapper().map(trial.access().accountId(), trial.mapping(), contract)) {
            case MappingOutcome.Unmappable(String reason) -> without(contract, "mapping_invalid", reason);
            case MappingOutcome.Unidentified(String reason) -> without(contract, "employee_unclear", reason);
            case MappingOutcome.Mapped(MappedContract mapped) -> preview(trial, contract, mapped);
        };
    }

    private DryRunResult.Contract preview(Trial trial, Contract contract, MappedContract mapped) {
        long account = trial.access().accountId();
        String target = trial.connection().target();
        Preview preview = hrm.preview(
                trial.connection(),
                mapped.request(),
                employee ->
                        memory.recall(new RecordId(account, target, employee)).record());
        return new DryRunResult.Contract(
                contract.id(), contract.state().text(), preview.outcome(), preview.reason(), mapped.fields(), preview);
    }

    private static DryRunResult.Contract without(Contract contract, String outcome, @Nullable String reason) {
        return new DryRunResult.Contract(contract.id(), contract.state().text(), outcome, reason, List.of(), null);
    }

    private void pause() {
        try {
            Thread.sleep(properties.pause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
