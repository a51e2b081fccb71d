package dev.countersign.sync.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sync.config.ReconciliationProperties;
import dev.countersign.sync.contract.DirtyMark;
import dev.countersign.sync.contract.Priority;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runs in a real PostgreSQL, with two processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RunQueueIT {

    private static final long ACCOUNT = 1;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Found NOTHING = new Found(100, 2, List.of());

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
    private final ReconciliationProperties properties = new ReconciliationProperties(
            true,
            Duration.ofMinutes(15),
            Duration.ofHours(6),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            LEASE,
            4,
            1000,
            50,
            20,
            5);
    private EmbeddedPostgres postgres;
    private JdbcClient jdbc;
    private RunQueue one;
    private RunQueue two;
    private RunRows rows;

    @BeforeAll
    void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        var _ = Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .schemas("sync")
                .load()
                .migrate();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(postgres.getJdbcUrl("postgres", "postgres"));
        source.setUser("postgres");
        source.setCurrentSchema("sync");
        jdbc = JdbcClient.create(source);
        Clock clock = new AdjustableClock();
        one = new RunQueue(jdbc, properties, clock);
        two = new RunQueue(jdbc, properties, clock);
        rows = new RunRows(jdbc, properties, clock);
    }

    @AfterAll
    void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void oneAccount() {
        int _ = jdbc.sql(
                        "truncate reconciliation_run, reconciliation_account, account, account_credentials, contract_sync")
                .update();
        int _ = jdbc.sql(
                        "insert into account (account_id, state, version, updated_at) values (1, 'PROVISIONED', 1, now())")
                .update();
        int _ = jdbc.sql("""
                        insert into account_credentials (account_id, version, sealed_token, hrm_kind, updated_at)
                        values (1, 1, '', 'scim', now())""").update();
    }

    @Test
    void two_processes_never_reconcile_one_account_at_once() {
        // Given
        one.schedule();
        two.schedule();
        Run run = one.next().orElseThrow();
        UUID _ = two.request(ACCOUNT, false);

        // When
        boolean second = two.next().isPresent();

        // Then
        assertThat(second).isFalse();
        rows.finished(run, 0, false);
        assertThat(two.next()).isPresent();
    }

    @Test
    void a_run_whose_process_died_goes_on_where_it_was_and_the_dead_one_changes_nothing() {
        // Given
        one.schedule();
        Run begun = one.next().orElseThrow();
        assertThat(rows.page(begun, NOTHING, 250, false, new RunRows.Cursor(null, 100)))
                .isTrue();
        assertThat(two.next()).isEmpty();
        forward(LEASE.plusSeconds(1));

        // When
        Run resumed = two.next().orElseThrow();

        // Then
        assertThat(resumed.id()).isEqualTo(begun.id());
        assertThat(resumed.offset()).isEqualTo(100);
        assertThat(rows.page(begun, NOTHING, 250, false, new RunRows.Cursor(null, 200)))
                .isFalse();
        rows.finished(begun, 0, false);
        assertThat(two.held(resumed.owner())).isPresent();
        assertThat(jdbc.sql("select checked from reconciliation_run")
                        .query(Long.class)
                        .single())
                .isEqualTo(100);
    }

    @Test
    void all_contracts_are_listed_at_first_then_what_changed_with_an_overlap_then_all_again() {
        // Given
        Run first = scheduled();
        assertThat(first.full()).isTrue();
        assertThat(first.firstRun()).isTrue();
        rows.finished(first, 0, false);
        one.schedule();
        assertThat(one.next()).isEmpty();
        forward(Duration.ofMinutes(15));

        // When
        Run second = scheduled();

        // Then
        assertThat(second.full()).isFalse();
        assertThat(second.firstRun()).isFalse();
        assertThat(second.from()).isEqualTo(first.changedBefore().minus(Duration.ofMinutes(10)));
        assertThat(second.changedBefore())
                .isEqualTo(Objects.requireNonNull(now.get()).minus(Duration.ofMinutes(5)));
        rows.finished(second, 0, false);
        forward(Duration.ofHours(6));
        assertThat(scheduled().full()).isTrue();
    }

    @Test
    void a_run_that_could_not_list_everything_leaves_the_changes_to_be_listed_from_where_they_were() {
        // Given
        Run first = scheduled();
        rows.finished(first, 0, false);
        forward(Duration.ofHours(6));
        Run truncated = scheduled();
        assertThat(truncated.full()).isTrue();

        // When
        rows.finished(truncated, 0, true);

        // Then
        forward(Duration.ofMinutes(15));
        Run changes = scheduled();
        assertThat(changes.full()).isFalse();
        assertThat(changes.from()).isEqualTo(first.changedBefore().minus(Duration.ofMinutes(10)));
    }

    @Test
    void a_first_run_that_could_not_list_everything_is_followed_by_what_changes() {
        // Given
        Run first = scheduled();

        // When
        rows.finished(first, 0, true);

        // Then
        forward(Duration.ofMinutes(15));
        assertThat(scheduled().from()).isEqualTo(first.changedBefore().minus(Duration.ofMinutes(10)));
    }

    @Test
    void what_webhooks_missed_adds_up_over_pages_and_what_is_only_tried_again_does_not() {
        // Given
        Run run = scheduled();
        DirtyMark parked = DirtyMark.unprompted(ACCOUNT, 1, Priority.BACKFILL, null);
        Found found = new Found(100, 2, List.of(parked, parked, parked));

        // When
        for (int offset : List.of(100, 200)) {
            assertThat(rows.page(run, found, 250, false, new RunRows.Cursor(null, offset)))
                    .isTrue();
        }

        // Then
        assertThat(one.held(run.owner())).map(Run::missed).hasValue(4L);
    }

    @Test
    void what_failed_is_begun_anew_from_the_same_watermark() {
        // Given
        Run first = scheduled();
        rows.finished(first, 0, false);
        forward(Duration.ofMinutes(15));
        rows.failed(scheduled(), "Oneflow was away");
        forward(Duration.ofMinutes(15));

        // When
        Run again = scheduled();

        // Then
        assertThat(again.from()).isEqualTo(first.changedBefore().minus(Duration.ofMinutes(10)));
    }

    @Test
    void a_page_that_failed_is_asked_for_later_by_anybody() {
        // Given
        Run run = scheduled();
        rows.again(run, Duration.ofSeconds(4), true, "away");
        assertThat(two.next()).isEmpty();
        forward(Duration.ofSeconds(4));

        // When
        Run again = two.next().orElseThrow();

        // Then
        assertThat(again.id()).isEqualTo(run.id());
        assertThat(again.failures()).isEqualTo(1);
    }

    @Test
    void an_account_whose_run_was_aborted_waits_for_an_operator() {
        // Given
        rows.aborted(scheduled(), "too many", 5);
        forward(Duration.ofDays(1));
        one.schedule();
        assertThat(one.next()).isEmpty();

        // When
        UUID forced = one.request(ACCOUNT, true);

        // Then
        Run run = one.next().orElseThrow();
        assertThat(run.id()).isEqualTo(forced);
        assertThat(run.forced()).isTrue();
        rows.finished(run, 0, false);
        forward(Duration.ofMinutes(15));
        one.schedule();
        assertThat(one.next()).isPresent();
    }

    @Test
    void a_run_that_waits_becomes_what_an_operator_asks_for() {
        // Given
        rows.finished(scheduled(), 0, false);
        forward(Duration.ofMinutes(15));
        one.schedule();

        // When
        UUID asked = one.request(ACCOUNT, false);

        // Then
        Run run = one.next().orElseThrow();
        assertThat(run.id()).isEqualTo(asked);
        assertThat(run.full()).isTrue();
        assertThat(run.changedBefore()).isEqualTo(now.get());
        rows.finished(run, 0, false);
        assertThat(one.next()).isEmpty();
    }

    @Test
    void an_account_that_oneflow_lists_in_another_way_is_listed_as_a_whole_from_then_on() {
        // Given
        rows.finished(scheduled(), 0, false);
        forward(Duration.ofMinutes(15));
        Run changes = scheduled();

        // When
        rows.listEverything(changes);

        // Then
        Run everything = one.held(changes.owner()).orElseThrow();
        assertThat(everything.full()).isTrue();
        assertThat(everything.from()).isNull();
        rows.finished(everything, 0, false);
        forward(Duration.ofMinutes(15));
        assertThat(scheduled().full()).isTrue();
    }

    private Run scheduled() {
        one.schedule();
        return one.next().orElseThrow();
    }

    private void forward(Duration duration) {
        var _ = now.updateAndGet(time -> time.plus(duration));
    }

    /** Time as the test sets it. */
    private final class AdjustableClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Objects.requireNonNull(now.get());
        }
    }
}
