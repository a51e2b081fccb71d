package dev.countersign.sync.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Erases personal values on request, all at once or not at all, and records that it was done. For pages and APIs: {@link #preview}, {@link #erase}, {@link #list}. */
@Component
public final class Erasures {

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};

    /**
     * What an erasure would reach.
     *
     * @param counts how many rows of what, by a short name
     * @param contracts whose next sync keeps values again, if Oneflow and the HRM still have them
     * @param accountInUse whether it would be refused, because a whole account is erased only when it has left
     */
    public record Preview(Map<String, Integer> counts, List<Long> contracts, boolean accountInUse) {
        public Preview {
            contracts = List.copyOf(contracts);
        }
    }

    /** An erasure as it is kept. */
    public record Erased(
            UUID id,
            long accountId,
            @Nullable String employeeId,
            @Nullable Long contractId,
            Instant at,
            String who,
            @Nullable String comment,
            Map<String, Integer> erased) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final List<PersonalValues> values;
    private final JsonMapper mapper;
    private final Clock clock;

    Erasures(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            List<PersonalValues> values,
            JsonMapper mapper,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.values = List.copyOf(values);
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * Erases.
     *
     * @throws IllegalArgumentException if {@code who} or {@code comment} is not as {@link ErasureRecord} wants it
     */
    public ErasureOutcome erase(ErasureScope scope, String who, @Nullable String comment) {
        ErasureRecord record = new ErasureRecord(UUID.randomUUID(), clock.instant(), who, comment);
        ErasureOutcome outcome = Objects.requireNonNull(transactions.execute(_ -> erase(scope, record)));
        if (outcome instanceof ErasureOutcome.Done done) {
            LOG.atInfo()
                    .addKeyValue("account", scope.accountId())
                    .addKeyValue("erasure", done.erasureId())
                    .addKeyValue("erased", done.erased())
                    .log("Personal values are erased");
        }
        return outcome;
    }

    /** Tells what {@link #erase} would do; changes nothing. */
    public Preview preview(ErasureScope scope) {
        Map<String, Integer> counts = new TreeMap<>();
        values.forEach(each -> counts.putAll(each.count(scope)));
        List<Long> contracts = scope.in(jdbc.sql("select contract_id from contract_sync where " + ErasureScope.CONDITION
                        + " and state <> 'foreign' order by contract_id"))
                .query(Long.class)
                .list();
        return new Preview(counts, contracts, scope.isWholeAccount() && hasNotLeft(scope.accountId()));
    }

    /** The erasures of an account, the newest first. */
    public List<Erased> list(long accountId, int most) {
        return jdbc.sql("select * from erasure where account_id = :account order by happened_at desc limit :most")
                .param("account", accountId)
                .param("most", most)
                .query(this::erased)
                .list();
    }

    private ErasureOutcome erase(ErasureScope scope, ErasureRecord record) {
        if (scope.isWholeAccount() && hasNotLeft(scope.accountId())) {
            return new ErasureOutcome.AccountInUse();
        }
        List<Contract> contracts = contracts(scope);
        List<Long> busy =
                contracts.stream().filter(Contract::busy).map(Contract::id).toList();
        if (!busy.isEmpty()) {
            return new ErasureOutcome.Busy(busy);
        }
        Map<String, Integer> erased = new TreeMap<>();
        values.forEach(each -> erased.putAll(each.erase(scope, record)));
        keep(scope, record, erased);
        return new ErasureOutcome.Done(
                record.id(),
                erased,
                contracts.stream().filter(Contract::synced).map(Contract::id).toList());
    }

    private boolean hasNotLeft(long accountId) {
        return jdbc.sql("select exists (select from account where account_id = :account and state <> 'DEPROVISIONED')")
                .param("account", accountId)
                .query(Boolean.class)
                .single();
    }

    private record Contract(long id, boolean busy, boolean synced) {}

    /**
     * Locks the contracts' rows: until this transaction ends no sync of them begins, and one that is under way is seen. A turn whose contract was
     * taken away with its HRM may still be writing: it holds the employee's lock as long.
     */
    private List<Contract> contracts(ErasureScope scope) {
        return scope.in(jdbc.sql("""
                        select contract_id, state, coalesce(leased_until > :now, false)
                            or exists (select from employee_lock l where l.account_id = c.account_id
                                and l.contract_id = c.contract_id and l.locked_until > :now) as busy
                        from contract_sync c where %s order by contract_id for update""".formatted(ErasureScope.CONDITION)))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query((row, _) -> new Contract(
                        row.getLong("contract_id"),
                        row.getBoolean("busy"),
                        !row.getString("state").equals("foreign")))
                .list();
    }

    private void keep(ErasureScope scope, ErasureRecord record, Map<String, Integer> erased) {
        int _ = scope.in(jdbc.sql("""
                        insert into erasure (erasure_id, account_id, employee_id, contract_id, happened_at, who, comment, erased)
                        values (:id, :account, :employee, :contract, :at, :who, :comment, cast(:erased as jsonb))"""))
                .param("id", record.id())
                .param("at", OffsetDateTime.ofInstant(record.at(), ZoneOffset.UTC))
                .param("who", record.who())
                .param("comment", record.comment())
                .param("erased", mapper.writeValueAsString(erased))
                .update();
    }

    private Erased erased(ResultSet row, int number) throws SQLException {
        return new Erased(
                row.getObject("erasure_id", UUID.class),
                row.getLong("account_id"),
                row.getString("employee_id"),
                row.getObject("contract_id", Long.class),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                row.getString("comment"),
                mapper.readValue(row.getString("erased"), COUNTS));
    }
}
