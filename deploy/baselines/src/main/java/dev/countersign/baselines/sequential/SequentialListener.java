package dev.countersign.baselines.sequential;

import dev.countersign.events.ContractEvent;
import dev.countersign.oneflow.OneflowClients;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.model.Contract;
import dev.countersign.sync.hrm.HrmPort;
import dev.countersign.sync.hrm.UpsertOutcome;
import dev.countersign.sync.mapping.AccountMapping;
import dev.countersign.sync.mapping.ContractMapper;
import dev.countersign.sync.mapping.MappingOutcome;
import java.util.Map;
import java.util.Objects;

/** Brings the contract of one event into the HRM: reads it, maps it, finds the employee, writes, reads back. */
final class SequentialListener {

    private final OneflowClients oneflow;
    private final ContractMapper mapper;
    private final HrmPort hrm;
    private final Map<Long, Customer> customers;

    SequentialListener(OneflowClients oneflow, ContractMapper mapper, HrmPort hrm, Map<Long, Customer> customers) {
        this.oneflow = oneflow;
        this.mapper = mapper;
        this.hrm = hrm;
        this.customers = customers;
    }

    /**
     * Does it.
     *
     * @throws IllegalStateException when something is not as in the benchmark it must be
     */
    void handle(ContractEvent event) {
        Customer customer = Objects.requireNonNull(customers.get(event.getAccountId()), "an unknown account");
        OneflowResult<Contract> read = oneflow.as(customer.token()).contract(event.getContractId());
        if (!(read instanceof OneflowResult.Success<Contract>(Contract contract))) {
            throw new IllegalStateException("Oneflow did not tell contract " + event.getContractId());
        }
        if (!(mapper.map(customer.accountId(), AccountMapping.NONE, contract)
                instanceof MappingOutcome.Mapped(var mapped))) {
            throw new IllegalStateException("Contract " + event.getContractId() + " can't be mapped");
        }
        UpsertOutcome outcome = hrm.upsert(customer.hrm(), mapped.request(), new Unguarded());
        if (!(outcome instanceof UpsertOutcome.Applied) && !(outcome instanceof UpsertOutcome.Unchanged)) {
            throw new IllegalStateException("The HRM did not take contract " + event.getContractId() + ": " + outcome);
        }
    }
}
