package dev.countersign.sync.reconciliation;

import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractState;
import dev.countersign.sync.account.AccountAccess;
import dev.countersign.sync.contract.ContractWork;
import dev.countersign.sync.contract.DirtyMark;
import dev.countersign.sync.contract.Priority;
import dev.countersign.sync.tracing.TraceContext;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares what Oneflow lists with what was synced. */
@Component
final class MissedContracts {

    private record Known(boolean dirty, @Nullable Instant updatedTime) {}

    private final JdbcClient jdbc;
    private final ContractWork work;
    private final TransactionTemplate transactions;
    private final TraceContext traces;

    MissedContracts(JdbcClient jdbc, ContractWork work, TransactionTemplate transactions, TraceContext traces) {
        this.jdbc = jdbc;
        this.work = work;
        this.transactions = transactions;
        this.traces = traces;
    }

    /** Marks those contracts of a page that are unknown or newer than what was synced; a dirty one is known already. */
    ReconciliationReport mark(AccountAccess access, List<Contract> page, Instant changedBefore) {
        List<Contract> ours = page.stream()
                .filter(contract -> mayBeOurs(access, contract))
                .filter(contract -> !contract.state().is(ContractState.DRAFT))
                .toList();
        Map<Long, Known> known = known(access.accountId(), ours);
        List<DirtyMark> marks = ours.stream()
                .filter(contract -> isNews(contract, known.get(contract.id()), changedBefore))
                .map(contract ->
                        DirtyMark.unprompted(access.accountId(), contract.id(), Priority.BACKFILL, traces.current()))
                .toList();
        transactions.executeWithoutResult(_ -> work.mark(marks));
        return new ReconciliationReport(ours.size(), marks.size(), marks.size(), 0, 0);
    }

    /** A contract without template group may be ours: Oneflow tells the group with a delay. */
    private static boolean mayBeOurs(AccountAccess access, Contract contract) {
        Long group = contract.templateGroupId();
        return group == null || group.equals(access.templateGroupId());
    }

    private static boolean isNews(Contract contract, @Nullable Known known, Instant changedBefore) {
        Instant updated = contract.updatedTime();
        if (updated != null && updated.isAfter(changedBefore)) {
            return false;
        }
        if (known == null) {
            return true;
        }
        Instant synced = known.updatedTime();
        return !known.dirty() && updated != null && (synced == null || updated.isAfter(synced));
    }

    private Map<Long, Known> known(long accountId, List<Contract> contracts) {
        Map<Long, Known> known = new HashMap<>();
        jdbc.sql("""
                        select contract_id, state, contract_updated_time from contract_sync
                        where account_id = :account and contract_id = any(:contracts)""")
                .param("account", accountId)
                .param("contracts", contracts.stream().map(Contract::id).toArray(Long[]::new))
                .query(row -> {
                    OffsetDateTime updated = row.getObject("contract_updated_time", OffsetDateTime.class);
                    boolean dirty = "dirty".equals(row.getString("state"));
                    known.put(
                            row.getLong("contract_id"), new Known(dirty, updated == null ? null : updated.toInstant()));
                });
        return known;
    }
}
