package dev.countersign.sync.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sync.TestClock;
import dev.countersign.sync.TestDatabase;
import dev.countersign.sync.TestProperties;
import dev.countersign.sync.config.ReconciliationProperties;
import dev.countersign.sync.contract.DirtyMark;
import dev.countersign.sync.contract.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runs in a real PostgreSQL, with two processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RunQueueIT {

    private static final long ACCOUNT = 1;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration OVERLAP = Duration.ofMinutes(20);
    private static final Found NOTHING = new Found(100, 2, List.of());

    private final TestClock clock = new TestClock();
    private final ReconciliationProperties properties = TestProperties.of(
            ReconciliationProperties.class,
            Map.of("interval", "15m", "full-interval", "6h", "grace", "5m", "overlap", "20m", "lease", "2m"));
    private JdbcClient jdbc;
    private RunQueue one;
    private RunQueue two;
    private RunRows rows;

    @BeforeAll
    void start() {
        jdbc = TestDatabase.migrated("run_queue").jdbc();
        one = new RunQueue(jdbc, properties, clock);
        two = new RunQueue(jdbc, properties, clock);
        rows = new RunRows(jdbc, properties, clock);
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
        finish(run, false);
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
        finish(begun, false);
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
        finish(first, false);
        one.schedule();
        assertThat(one.next()).isEmpty();
        forward(Duration.ofMinutes(15));

        // When
        Run second = scheduled();

        // Then
        assertThat(second.full()).isFalse();
        assertThat(second.firstRun()).isFalse();
        assertThat(second.from()).isEqualTo(first.changedBefore().minus(OVERLAP));
        assertThat(second.changedBefore()).isEqualTo(clock.instant().minus(Duration.ofMinutes(5)));
        finish(second, false);
        forward(Duration.ofHours(6));
        assertThat(scheduled().full()).isTrue();
    }

    @Test
    void a_run_that_could_not_list_everything_leaves_the_changes_to_be_listed_from_where_they_were() {
        // Given
        Run first = scheduled();
        finish(first, false);
        forward(Duration.ofHours(6));
        Run truncated = scheduled();
        assertThat(truncated.full()).isTrue();

        // When
        finish(truncated, true);

        // Then
        forward(Duration.ofMinutes(15));
        Run changes = scheduled();
        assertThat(changes.full()).isFalse();
        assertThat(changes.from()).isEqualTo(first.changedBefore().minus(OVERLAP));
    }

    @Test
    void a_first_run_that_could_not_list_everything_is_followed_by_what_changes() {
        // Given
        Run first = scheduled();

        // When
        finish(first, true);

        // Then
        forward(Duration.ofMinutes(15));
        assertThat(scheduled().from()).isEqualTo(first.changedBefore().minus(OVERLAP));
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
        finish(first, false);
        forward(Duration.ofMinutes(15));
        rows.failed(scheduled(), "Oneflow was away");
        forward(Duration.ofMinutes(15));

        // When
        Run again = scheduled();

        // Then
        assertThat(again.from()).isEqualTo(first.changedBefore().minus(OVERLAP));
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
        finish(run, false);
        forward(Duration.ofMinutes(15));
        one.schedule();
        assertThat(one.next()).isPresent();
    }

    @Test
    void a_run_that_waits_becomes_what_an_operator_asks_for() {
        // Given
        finish(scheduled(), false);
        forward(Duration.ofMinutes(15));
        one.schedule();

        // When
        UUID asked = one.request(ACCOUNT, false);

        // Then
        Run run = one.next().orElseThrow();
        assertThat(run.id()).isEqualTo(asked);
        assertThat(run.full()).isTrue();
        assertThat(run.changedBefore()).isEqualTo(clock.instant());
        finish(run, false);
        assertThat(one.next()).isEmpty();
    }

    @Test
    void an_account_that_oneflow_lists_in_another_way_is_listed_as_a_whole_from_then_on() {
        // Given
        finish(scheduled(), false);
        forward(Duration.ofMinutes(15));
        Run changes = scheduled();

        // When
        rows.listEverything(changes);

        // Then
        Run everything = one.held(changes.owner()).orElseThrow();
        assertThat(everything.full()).isTrue();
        assertThat(everything.from()).isNull();
        finish(everything, false);
        forward(Duration.ofMinutes(15));
        assertThat(scheduled().full()).isTrue();
    }

    @Test
    void an_account_that_is_listed_as_a_whole_is_asked_for_changes_again_after_a_day() {
        // Given
        finish(scheduled(), false);
        forward(Duration.ofMinutes(15));
        Run changes = scheduled();
        rows.listEverything(changes);
        finish(one.held(changes.owner()).orElseThrow(), false);
        forward(Duration.ofHours(23));
        Run whole = scheduled();
        assertThat(whole.full()).isTrue();
        finish(whole, false);
        forward(Duration.ofMinutes(59));

        // When
        Run again = scheduled();

        // Then
        assertThat(again.full()).isTrue();
        finish(again, false);
        forward(Duration.ofMinutes(15));
        assertThat(scheduled().full()).isFalse();
    }

    @Test
    void what_is_not_listed_is_lost_once_and_lost_anew_only_after_it_was_listed_again() {
        // Given
        followed(1, 2);
        Run first = scheduled();
        rows.listed(first, List.of(1L, 2L));
        assertThat(rows.unlisted(first)).isEqualTo(RunRows.Unlisted.NONE);
        finish(first, false);
        Run second = nextFull();
        rows.listed(second, List.of(1L));
        RunRows.Unlisted lost = rows.unlisted(second);
        assertThat(lost).isEqualTo(new RunRows.Unlisted(List.of(2L), List.of()));
        assertThat(rows.finished(second, lost, false)).isTrue();

        // When
        Run third = nextFull();
        rows.listed(third, List.of(1L));

        // Then
        assertThat(rows.unlisted(third)).isEqualTo(new RunRows.Unlisted(List.of(), List.of(2L)));
        rows.listed(third, List.of(2L));
        finish(third, false);
        assertThat(rows.unlisted(nextFull())).isEqualTo(new RunRows.Unlisted(List.of(1L, 2L), List.of()));
    }

    @Test
    void what_is_given_up_is_lost_once_and_not_tried_anew_by_each_run() {
        // Given
        followed(1, 2);
        finish(scheduled(), false);
        int _ = jdbc.sql("update contract_sync set state = 'given_up' where contract_id = 1")
                .update();
        Run run = nextFull();
        RunRows.Unlisted lost = rows.unlisted(run);
        assertThat(lost).isEqualTo(new RunRows.Unlisted(List.of(1L, 2L), List.of()));
        assertThat(rows.finished(run, lost, false)).isTrue();

        // When
        RunRows.Unlisted unlisted = rows.unlisted(nextFull());

        // Then
        assertThat(unlisted).isEqualTo(new RunRows.Unlisted(List.of(), List.of(2L)));
    }

    @Test
    void a_run_that_is_no_longer_held_loses_no_contracts() {
        // Given
        followed(1);
        Run begun = scheduled();
        forward(LEASE.plusSeconds(1));
        Run resumed = two.next().orElseThrow();

        // When
        boolean held = rows.finished(begun, rows.unlisted(begun), false);

        // Then
        assertThat(held).isFalse();
        assertThat(rows.unlisted(resumed).lost()).containsExactly(1L);
    }

    @Test
    void a_page_on_which_processes_die_counts_its_failures_and_a_page_that_is_given_back_does_not() {
        // Given
        Run begun = scheduled();
        rows.release(begun.owner());
        Run given = two.next().orElseThrow();
        assertThat(given.failures()).isZero();
        forward(LEASE.plusSeconds(1));

        // When
        Run resumed = one.next().orElseThrow();

        // Then
        assertThat(resumed.failures()).isEqualTo(1);
    }

    private void followed(long... contracts) {
        for (long contract : contracts) {
            int _ = jdbc.sql("""
                            insert into contract_sync (account_id, contract_id, state, contract_state, due_at)
                            values (1, :contract, 'clean', 'signed', now())""").param("contract", contract).update();
        }
    }

    private Run nextFull() {
        forward(Duration.ofHours(6));
        return scheduled();
    }

    private void finish(Run run, boolean truncated) {
        boolean _ = rows.finished(run, RunRows.Unlisted.NONE, truncated);
    }

    private Run scheduled() {
        one.schedule();
        return one.next().orElseThrow();
    }

    private void forward(Duration duration) {
        clock.forward(duration);
    }
}
