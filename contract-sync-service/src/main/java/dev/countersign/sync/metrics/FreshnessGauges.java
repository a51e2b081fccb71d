package dev.countersign.sync.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * For how long what was signed or changed has waited for its sync, by whom it waits for: only then an alert reaches
 * somebody who can do something. Backfill is left out, because nobody waits for it.
 */
@Component
final class FreshnessGauges {

    /** Whom the contracts of an account wait for. */
    enum WaitsFor {
        /** This service. */
        SERVICE,
        /** Oneflow answers none of the account's calls, or limits them. */
        ONEFLOW,
        /** The account's HRM fails. */
        HRM,
        /** The account's admin: credentials are refused or missing, or the account is not provisioned. */
        ACCOUNT;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Oldest(String waitsFor, OffsetDateTime since) {}

    // By account: the others of an account whose HRM or token is in trouble are not tried, so their own rows do not say
    // why they wait.
    private static final String OLDEST = """
            select waits_for, min(since) as since
            from (select case when k.account_id is null or k.suspended_outcome is not null
                                   or a.state is distinct from 'PROVISIONED' then 'account'
                              when w.hrm then 'hrm'
                              when w.oneflow then 'oneflow'
                              else 'service' end as waits_for, w.since
                  from (select account_id, min(dirty_since) as since,
                               bool_or(coalesce(last_outcome, '') = 'hrm_unavailable') as hrm,
                               bool_or(coalesce(last_outcome, '') in ('oneflow_unavailable', 'oneflow_rate_limited')) as oneflow
                        from contract_sync
                        where state = 'dirty' and least(priority, claimed_priority) < 2
                        group by account_id) w
                  left join account a using (account_id)
                  left join account_credentials k using (account_id)
                  where a.state is distinct from 'DEPROVISIONED') waiting
            group by waits_for""";

    private final JdbcClient jdbc;

    FreshnessGauges(JdbcClient jdbc, PolledStates states, MeterRegistry meters) {
        this.jdbc = jdbc;
        Supplier<Map<String, OffsetDateTime>> oldest = states.poll("freshness", Map.of(), this::read);
        for (WaitsFor waitsFor : WaitsFor.values()) {
            Gauge.builder(
                            "countersign.sync.oldest-fresh",
                            () -> states.age(oldest.get().get(waitsFor.label())))
                    .description(
                            "For how long the contract has waited that waits longest of those with a signature or an event")
                    .baseUnit("seconds")
                    .tag("waits_for", waitsFor.label())
                    .register(meters);
        }
    }

    private Map<String, OffsetDateTime> read() {
        return jdbc.sql(OLDEST).query(Oldest.class).list().stream()
                .collect(Collectors.toUnmodifiableMap(Oldest::waitsFor, Oldest::since));
    }
}
