package dev.countersign.sync.metrics;

import dev.countersign.sync.loop.WakeableLoop;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far behind the work is. Read from the database now and then, not at every scrape: scrapes may come from several sides. */
@Component
final class WorkGauges implements SmartLifecycle {

    private record State(
            long dirty,
            long parked,
            long oneflowSuspended,
            long hrmSuspended,
            long openReviews,
            long heldAccounts,
            @Nullable OffsetDateTime oldestWatermark,
            @Nullable OffsetDateTime oldestDirty,
            @Nullable OffsetDateTime oldestUnpublished) {}

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final double MILLIS = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final WakeableLoop loop = new WakeableLoop("gauges", INTERVAL, this::read);
    private volatile State state = new State(0, 0, 0, 0, 0, 0, null, null, null);

    WorkGauges(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        Gauge.builder("countersign.sync.dirty", () -> state.dirty)
                .description("Contracts that wait for a sync")
                .register(meters);
        Gauge.builder("countersign.sync.parked", () -> state.parked)
                .description("Contracts that wait for a person")
                .register(meters);
        suspended(meters, "oneflow", () -> state.oneflowSuspended);
        suspended(meters, "hrm", () -> state.hrmSuspended);
        Gauge.builder("countersign.sync.reviews-open", () -> state.openReviews)
                .description("Differences between contract and HRM that wait for a person")
                .register(meters);
        Gauge.builder("countersign.reconciliation.held-accounts", () -> state.heldAccounts)
                .description(
                        "Accounts whose reconciliation was stopped before a mass change, until an operator has looked")
                .register(meters);
        Gauge.builder("countersign.reconciliation.age", () -> age(state.oldestWatermark))
                .description("Of the account whose reconciliation is the longest ago: the time since then")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("countersign.sync.oldest-unsynced", () -> age(state.oldestDirty))
                .description("Age of the oldest contract that waits for a sync")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("countersign.outbox.age", () -> age(state.oldestUnpublished))
                .description("Age of the oldest audit entry that is not published yet")
                .baseUnit("seconds")
                .register(meters);
    }

    private static void suspended(MeterRegistry meters, String by, Supplier<Number> accounts) {
        Gauge.builder("countersign.sync.suspended-accounts", accounts)
                .description("Accounts that rest because their credentials are refused")
                .tag("by", by)
                .register(meters);
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

    private void read() {
        state = jdbc.sql("""
                        select (select count(*) from contract_sync where state = 'dirty') as dirty,
                               (select count(*) from contract_sync where state = 'parked') as parked,
                               (select count(*) from account_credentials
                                where suspended_outcome = 'oneflow_unauthorised') as oneflow_suspended,
                               (select count(*) from account_credentials
                                where suspended_outcome = 'hrm_unauthorised') as hrm_suspended,
                               (select count(*) from reconciliation_account where held) as held_accounts,
                               (select min(watermark) from reconciliation_account join account using (account_id)
                                where state = 'PROVISIONED') as oldest_watermark,
                               (select count(*) from review where state = 'open') as open_reviews,
                               (select min(dirty_since) from contract_sync where state = 'dirty') as oldest_dirty,
                               (select min(occurred_at) from audit where published_at is null) as oldest_unpublished""").query(State.class).single();
    }

    private double age(@Nullable OffsetDateTime since) {
        return since == null
                ? 0
                : Duration.between(since.toInstant(), clock.instant()).toMillis() / MILLIS;
    }
}
