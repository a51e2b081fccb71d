package dev.countersign.sync.intake;

import dev.countersign.events.ContractEvent;
import dev.countersign.sync.contract.ContractWork;
import dev.countersign.sync.contract.DirtyMark;
import dev.countersign.sync.contract.Priority;
import dev.countersign.sync.contract.Workers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Contract events become dirty contracts: the events of one contract in a batch are one mark. */
@Component
final class ContractEventIntake implements Consumer<List<Incoming<ContractEvent>>> {

    private record Contract(long accountId, long contractId) {}

    private final ContractWork work;
    private final Workers workers;
    private final TransactionTemplate transactions;

    ContractEventIntake(ContractWork work, Workers workers, TransactionTemplate transactions) {
        this.work = work;
        this.workers = workers;
        this.transactions = transactions;
    }

    @Override
    public void accept(List<Incoming<ContractEvent>> batch) {
        Map<Contract, DirtyMark> marks = new LinkedHashMap<>();
        for (Incoming<ContractEvent> incoming : batch) {
            ContractEvent event = incoming.value();
            if (event != null) {
                Contract contract = new Contract(event.getAccountId(), event.getContractId());
                DirtyMark _ = Objects.requireNonNull(marks.merge(contract, mark(event, incoming), DirtyMark::and));
            }
        }
        if (!marks.isEmpty()) {
            transactions.executeWithoutResult(_ -> work.mark(marks.values()));
            workers.wake();
        }
    }

    private static DirtyMark mark(ContractEvent event, Incoming<ContractEvent> incoming) {
        return new DirtyMark(
                event.getAccountId(),
                event.getContractId(),
                Priority.of(event.getEventType()),
                1,
                event.getEventType(),
                event.getEventTime(),
                event.getCallbackId(),
                incoming.traceparent());
    }
}
