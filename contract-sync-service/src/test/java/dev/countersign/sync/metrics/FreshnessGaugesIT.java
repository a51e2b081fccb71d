package dev.countersign.sync.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.sync.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long contracts wait is told by whom they wait for, because only then an alert reaches the right person. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FreshnessGaugesIT {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private JdbcClient jdbc;

    @BeforeAll
    void start() {
        jdbc = TestDatabase.migrated("freshness_gauges").jdbc();
    }

    @BeforeEach
    void oneAccountThatIsReady() {
        int _ = jdbc.sql("truncate contract_sync, account, account_credentials").update();
        int _ = jdbc.sql(
                        "insert into account (account_id, state, version, updated_at) values (1, 'PROVISIONED', 1, now())")
                .update();
        int _ = jdbc.sql(
                        "insert into account_credentials (account_id, version, sealed_token, updated_at) values (1, 1, '', now())")
                .update();
    }

    @ParameterizedTest
    @CsvSource({
        "hrm_unavailable, hrm",
        "oneflow_unavailable, oneflow",
        "oneflow_rate_limited, oneflow",
        "internal_error, service"
    })
    void a_contract_waits_for_whom_its_account_has_trouble_with(String outcome, String waitsFor) {
        // Given
        dirty(1, 60, 0, outcome);
        dirty(2, 400, 0, null);

        // When
        SimpleMeterRegistry meters = read();

        // Then
        assertThat(waiting(meters, waitsFor)).isEqualTo(400);
        assertThat(all(meters)).isEqualTo(400);
    }

    @Test
    void an_account_that_rests_waits_for_its_admin() {
        // Given
        dirty(1, 4000, 0, "oneflow_unavailable");
        int _ = jdbc.sql("update account_credentials set suspended_outcome = 'oneflow_unauthorised'")
                .update();

        // When
        SimpleMeterRegistry meters = read();

        // Then
        assertThat(waiting(meters, "account")).isEqualTo(4000);
        assertThat(all(meters)).isEqualTo(4000);
    }

    @Test
    void an_account_that_is_not_known_waits_for_its_admin() {
        // Given
        int _ = jdbc.sql("truncate account, account_credentials").update();
        dirty(1, 500, 0, null);

        // When
        SimpleMeterRegistry meters = read();

        // Then
        assertThat(waiting(meters, "account")).isEqualTo(500);
    }

    @Test
    void reading_gives_its_connection_back() {
        // Given
        dirty(1, 60, 0, null);
        long before = connections();

        // When
        SimpleMeterRegistry _ = read();

        // Then
        await().untilAsserted(() -> assertThat(connections()).isLessThanOrEqualTo(before));
    }

    @Test
    void nobody_waits_for_an_account_that_has_left() {
        // Given
        int _ = jdbc.sql("update account set state = 'DEPROVISIONED'").update();
        dirty(1, 500, 0, null);

        // When
        SimpleMeterRegistry meters = read();

        // Then
        assertThat(all(meters)).isZero();
        assertThat(meters.get("countersign.sync.dirty").gauge().value()).isZero();
        assertThat(meters.get("countersign.sync.oldest-unsynced").gauge().value())
                .isZero();
    }

    @Test
    void nobody_waits_for_backfill_but_for_an_event_that_is_being_worked_on() {
        // Given
        dirty(1, 90_000, 2, null);
        dirty(2, 300, 2, null);
        int _ = jdbc.sql("update contract_sync set claimed_priority = 0 where contract_id = 2")
                .update();

        // When
        SimpleMeterRegistry meters = read();

        // Then
        assertThat(waiting(meters, "service")).isEqualTo(300);
    }

    private SimpleMeterRegistry read() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        PolledStates states = new PolledStates(Clock.fixed(NOW, ZoneOffset.UTC));
        var _ = new WorkGauges(jdbc, states, meters);
        var _ = new FreshnessGauges(jdbc, states, meters);
        states.read();
        return meters;
    }

    private static double waiting(SimpleMeterRegistry meters, String waitsFor) {
        return meters.get("countersign.sync.oldest-fresh")
                .tag("waits_for", waitsFor)
                .gauge()
                .value();
    }

    private static double all(SimpleMeterRegistry meters) {
        return meters.get("countersign.sync.oldest-fresh").gauges().stream()
                .mapToDouble(gauge -> gauge.value())
                .sum();
    }

    private void dirty(long contract, long seconds, int priority, @Nullable String outcome) {
        int _ = jdbc.sql("""
                        insert into contract_sync (account_id, contract_id, state, due_at, dirty_since, priority, last_outcome)
                        values (1, :contract, 'dirty', :since, :since, :priority, :outcome)""")
                .param("contract", contract)
                .param("since", NOW.minusSeconds(seconds).atOffset(ZoneOffset.UTC))
                .param("priority", priority)
                .param("outcome", outcome)
                .update();
    }

    private long connections() {
        return jdbc.sql("""
                        select count(*) from pg_stat_activity
                        where backend_type = 'client backend' and datname = current_database()""").query(Long.class).single();
    }
}
