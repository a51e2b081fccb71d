package dev.countersign.sync.contract;

import dev.countersign.sync.hrm.Standing;
import dev.countersign.sync.loop.WakeableLoop;
import dev.countersign.sync.mapping.MappedContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at a contract again when its last day is over, whether or not Oneflow's event arrives. What has come of it then is Oneflow's to say: one that it
 * still calls active is looked at again a day later.
 */
@Component
final class EndDates implements SmartLifecycle {

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final int MOST_AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ContractWork work;
    private final Clock clock;
    private final WakeableLoop loop;

    EndDates(JdbcClient jdbc, TransactionTemplate transactions, ContractWork work, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.work = work;
        this.clock = clock;
        this.loop = new WakeableLoop("end-dates", INTERVAL, this::markAll);
    }

    /** Remembers when the contract is to be looked at again; one without an end, or at its end, is not. */
    void expect(ClaimedContract contract, MappedContract mapped) {
        LocalDate end = mapped.end();
        if (end == null || mapped.request().claim().standing() != Standing.IN_FORCE) {
            return;
        }
        Instant over = end.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
        int _ = jdbc.sql("""
                        update contract_sync set look_again_at = :at
                        where account_id = :account and contract_id = :contract and look_again_at is distinct from :at""")
                .param("at", ContractWork.time(over.isAfter(clock.instant()) ? over : tomorrow))
                .param("account", contract.accountId())
                .param("contract", contract.contractId())
                .update();
    }

    private void markAll() {
        while (loop.isRunning() && mark() == MOST_AT_ONCE) {
            Thread.onSpinWait();
        }
    }

    /** Marks the contracts whose time has come. @return how many */
    int mark() {
        Integer marked = transactions.execute(_ -> {
            List<DirtyMark> due = jdbc.sql("""
                            update contract_sync set look_again_at = null
                            where (account_id, contract_id) in (
                                select account_id, contract_id from contract_sync
                                where look_again_at <= :now and state <> 'given_up'
                                order by look_again_at limit :most for update skip locked)
                            returning account_id, contract_id""")
                    .param("now", ContractWork.time(clock.instant()))
                    .param("most", MOST_AT_ONCE)
                    .query((row, _) -> DirtyMark.unprompted(
                            row.getLong("account_id"), row.getLong("contract_id"), Priority.BACKFILL, null))
                    .list();
            work.mark(due);
            return due.size();
        });
        return marked == null ? 0 : marked;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop(Duration.ofSeconds(1));
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
