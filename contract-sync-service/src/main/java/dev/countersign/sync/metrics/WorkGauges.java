package dev.countersign.sync.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far behind the work is. */
@Component
final class WorkGauges {

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

    private final JdbcClient jdbc;

    WorkGauges(JdbcClient jdbc, PolledStates states, MeterRegistry meters) {
        this.jdbc = jdbc;
        Supplier<State> state = states.poll("gauges", new State(0, 0, 0, 0, 0, 0, null, null, null), this::read);
        Gauge.builder("countersign.sync.dirty", () -> state.get().dirty)
                .description("Contracts that wait for a sync")
                .register(meters);
        Gauge.builder("countersign.sync.parked", () -> state.get().parked)
                .description("Contracts that wait for a person")
                .register(meters);
        suspended(meters, "oneflow", () -> state.get().oneflowSuspended);
        suspended(meters, "hrm", () -> state.get().hrmSuspended);
        Gauge.builder("countersign.sync.reviews-open", () -> state.get().openReviews)
                .description("Differences between contract and HRM that wait for a person")
                .register(meters);
        Gauge.builder("countersign.reconciliation.held-accounts", () -> state.get().heldAccounts)
                .description(
                        "Accounts whose reconciliation was stopped before a mass change, until an operator has looked")
                .register(meters);
        Gauge.builder("countersign.reconciliation.age", () -> states.age(state.get().oldestWatermark))
                .description("Of the account whose reconciliation is the longest ago: the time since then")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("countersign.sync.oldest-unsynced", () -> states.age(state.get().oldestDirty))
                .description("Age of the oldest contract that waits for a sync")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("countersign.outbox.age", () -> states.age(state.get().oldestUnpublished))
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

    /** What an account that has left did not get synced any more waits for nothing. */
    private State read() {
        return jdbc.sql("""
                        with waiting as (
                            select count(*) as contracts, min(dirty_since) as oldest from contract_sync c
                            where state = 'dirty' and not exists (
                                select from account a where a.account_id = c.account_id and a.state = 'DEPROVISIONED'))
                        select (select contracts from waiting) as dirty,
                               (select count(*) from contract_sync where state = 'parked') as parked,
                               (select count(*) from account_credentials
                                where suspended_outcome = 'oneflow_unauthorised') as oneflow_suspended,
                               (select count(*) from account_credentials
                                where suspended_outcome = 'hrm_unauthorised') as hrm_suspended,
                               (select count(*) from reconciliation_account where held) as held_accounts,
                               (select min(watermark) from reconciliation_account join account using (account_id)
                                where state = 'PROVISIONED') as oldest_watermark,
                               (select count(*) from review where state = 'open') as open_reviews,
                               (select oldest from waiting) as oldest_dirty,
                               (select min(occurred_at) from audit where published_at is null) as oldest_unpublished""").query(State.class).single();
    }
}
