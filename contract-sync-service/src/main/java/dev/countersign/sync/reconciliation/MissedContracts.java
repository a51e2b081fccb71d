package dev.countersign.sync.reconciliation;

import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractState;
import dev.countersign.sync.account.AccountAccess;
import dev.countersign.sync.contract.DirtyMark;
import dev.countersign.sync.contract.Priority;
import dev.countersign.sync.tracing.TraceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares what Oneflow lists with what was synced. */
@Component
final class MissedContracts {

    private record Known(
            String state,
            @Nullable Instant updatedTime,
            @Nullable Instant givenUpAt) {
        boolean is(String other) {
            return state.equals(other);
        }
    }

    private final JdbcClient jdbc;
    private final TraceContext traces;

    MissedContracts(JdbcClient jdbc, TraceContext traces) {
        this.jdbc = jdbc;
        this.traces = traces;
    }

    /**
     * Finds those contracts of a page that are unknown or newer than what was synced. A dirty one is known already. A parked one is tried
     * again, one that was given up only if it changed since, and so is one that turns out to be ours; but no webhook missed them.
     */
    Found find(AccountAccess access, List<Contract> page, Instant changedBefore) {
        List<Contract> ours = page.stream()
                .filter(contract -> mayBeOurs(access, contract))
                .filter(contract -> !contract.state().is(ContractState.DRAFT))
                .toList();
        Map<Long, Known> known = known(access.accountId(), ours);
        List<Contract> news = ours.stream()
                .filter(contract -> isNews(access, contract, known.get(contract.id()), changedBefore))
                .toList();
        List<DirtyMark> marks = news.stream()
                .map(contract ->
                        DirtyMark.unprompted(access.accountId(), contract.id(), Priority.BACKFILL, traces.current()))
                .toList();
        int missed = (int) news.stream()
                .filter(contract -> isMissed(contract, known.get(contract.id())))
                .count();
        return new Found(ours.size(), missed, marks);
    }

    /** A contract without template group may be ours: Oneflow tells the group with a delay. */
    private static boolean mayBeOurs(AccountAccess access, Contract contract) {
        Long group = contract.templateGroupId();
        return group == null || group.equals(access.templateGroupId());
    }

    private static boolean isNews(
            AccountAccess access, Contract contract, @Nullable Known known, Instant changedBefore) {
        Instant updated = contract.updatedTime();
        if (updated != null && updated.isAfter(changedBefore)) {
            return false;
        }
        if (known == null) {
            return true;
        }
        return !known.is("dirty") && (isNewer(contract, known) || isOursAfterAll(access, contract, known));
    }

    private static boolean isNewer(Contract contract, Known known) {
        Instant updated = contract.updatedTime();
        Instant synced = known.is("given_up") ? known.givenUpAt() : known.updatedTime();
        return updated != null && (synced == null || updated.isAfter(synced));
    }

    /** Oneflow told another template group, or none, when the contract was looked at. */
    private static boolean isOursAfterAll(AccountAccess access, Contract contract, Known known) {
        Long group = contract.templateGroupId();
        return known.is("foreign") && group != null && group.equals(access.templateGroupId());
    }

    private static boolean isMissed(Contract contract, @Nullable Known known) {
        return known == null || (!known.is("parked") && !known.is("given_up") && isNewer(contract, known));
    }

    private Map<Long, Known> known(long accountId, List<Contract> contracts) {
        Map<Long, Known> known = new HashMap<>();
        jdbc.sql("""
                        select contract_id, state, contract_updated_time, given_up_at from contract_sync
                        where account_id = :account and contract_id = any(:contracts)""")
                .param("account", accountId)
                .param("contracts", contracts.stream().map(Contract::id).toArray(Long[]::new))
                .query(row -> {
                    known.put(
                            row.getLong("contract_id"),
                            new Known(
                                    row.getString("state"),
                                    instant(row, "contract_updated_time"),
                                    instant(row, "given_up_at")));
                });
        return known;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
