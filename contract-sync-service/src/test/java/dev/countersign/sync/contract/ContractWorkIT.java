package dev.countersign.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sync.TestClock;
import dev.countersign.sync.TestDatabase;
import dev.countersign.sync.TestProperties;
import dev.countersign.sync.config.SyncProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of work in a real PostgreSQL: who gets which contract, and when. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContractWorkIT {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final TestClock clock = new TestClock();
    private final AtomicLong accounts = new AtomicLong();
    private JdbcClient jdbc;
    private ContractWork work;
    private ContractClaims claims;
    private WorkRows rows;
    private EmployeeLocks locks;
    private long account;

    @BeforeAll
    void start() {
        TestDatabase database = TestDatabase.migrated("contract_work");
        jdbc = database.jdbc();
        SyncProperties properties = TestProperties.of(SyncProperties.class, Map.of("settle", "0s"));
        work = new ContractWork(database.batches(), jdbc, clock, properties);
        claims = new ContractClaims(jdbc, clock, properties);
        rows = new WorkRows(jdbc, properties, clock);
        locks = new EmployeeLocks(jdbc, clock, properties);
    }

    @BeforeEach
    void anotherAccount() {
        int _ = jdbc.sql("truncate contract_sync, employee_lock").update();
        account = provisioned();
    }

    @Test
    void events_of_a_contract_are_one_row_and_the_most_urgent_counts() {
        // Given
        work.mark(List.of(event(1, "contract:publish")));
        assertThat(claim(ONE)).isEmpty();

        // When
        work.mark(List.of(event(1, "contract:sign")));

        // Then
        assertThat(claim(ONE)).singleElement().satisfies(claimed -> {
            assertThat(claimed.eventType()).isEqualTo("contract:sign");
            assertThat(claimed.generation()).isEqualTo(2);
        });
    }

    @Test
    void a_claimed_contract_is_nobody_else_s_until_its_lease_ends() {
        // Given
        work.mark(List.of(event(1, "contract:sign")));
        assertThat(claim(ONE)).hasSize(1);

        // When / Then
        assertThat(claim(TWO)).isEmpty();
        forward(LEASE.dividedBy(2));
        claims.renew(List.of(ONE));
        forward(LEASE.dividedBy(2).plusSeconds(1));
        assertThat(claim(TWO)).isEmpty();
        forward(LEASE);
        assertThat(claim(TWO)).hasSize(1);
    }

    @Test
    void who_lost_the_lease_changes_nothing() {
        // Given
        work.mark(List.of(event(1, "contract:sign")));
        ClaimedContract first = claim(ONE).getFirst();
        forward(LEASE.plusSeconds(1));
        ClaimedContract second = claim(TWO).getFirst();

        // When
        boolean held = rows.finish(ONE, first, finished());

        // Then
        assertThat(held).isFalse();
        assertThat(rows.finish(TWO, second, finished())).isTrue();
        assertThat(second.notTaken()).isEmpty();
        assertThat(state(1)).isEqualTo("clean");
    }

    @Test
    void a_turn_that_was_claimed_again_meanwhile_changes_nothing_not_even_under_the_same_name() {
        // Given
        work.mark(List.of(event(1, "contract:sign")));
        ClaimedContract first = claim(ONE).getFirst();
        work.mark(List.of(event(1, "data_field:update")));
        forward(LEASE.plusSeconds(1));
        assertThat(claim(ONE)).hasSize(1);

        // When
        boolean held = rows.finish(ONE, first, finished());

        // Then
        assertThat(held).isFalse();
        assertThat(rows.putBack(ONE, first, putBack("parked"))).isFalse();
        assertThat(rows.forget(ONE, first)).isFalse();
        assertThat(state(1)).isEqualTo("dirty");
    }

    @Test
    void what_was_about_to_be_written_is_known_to_the_next_turn_until_one_is_finished() {
        // Given
        work.mark(List.of(event(1, "contract:sign")));
        assertThat(rows.plan(claim(ONE).getFirst(), "sealed")).isTrue();
        forward(LEASE.plusSeconds(1));

        // When
        ClaimedContract second = claim(TWO).getFirst();

        // Then
        assertThat(second.plannedWrite()).isEqualTo("sealed");
        assertThat(rows.finish(TWO, second, finished())).isTrue();
        work.mark(List.of(event(1, "contract:sign")));
        assertThat(claim(ONE))
                .singleElement()
                .extracting(ClaimedContract::plannedWrite)
                .isNull();
    }

    @Test
    void who_lost_the_lease_may_not_write() {
        // Given
        work.mark(List.of(event(1, "contract:sign")));
        ClaimedContract first = claim(ONE).getFirst();
        forward(LEASE.plusSeconds(1));
        assertThat(claim(TWO)).hasSize(1);

        // When
        boolean mayWrite = rows.plan(first, "sealed");

        // Then
        assertThat(mayWrite).isFalse();
    }

    @Test
    void what_is_given_back_is_free_at_once() {
        // Given
        work.mark(List.of(event(1, "contract:sign")));
        assertThat(claim(ONE)).hasSize(1);

        // When
        claims.release(List.of(ONE, TWO));

        // Then
        assertThat(claim(TWO)).hasSize(1);
    }

    @Test
    void an_event_during_a_sync_leaves_the_contract_dirty() {
        // Given
        work.mark(List.of(event(1, "contract:sign")));
        ClaimedContract claimed = claim(ONE).getFirst();
        work.mark(List.of(event(1, "data_field:update")));

        // When
        boolean held = rows.finish(ONE, claimed, finished());

        // Then
        assertThat(held).isTrue();
        assertThat(state(1)).isEqualTo("dirty");
        assertThat(claim(ONE)).isEmpty();
        forward(Duration.ofSeconds(2));
        assertThat(claim(ONE)).hasSize(1);
    }

    @Test
    void an_event_does_not_shorten_a_backing_off_but_ends_a_parking() {
        // Given
        work.mark(List.of(event(1, "contract:sign"), event(2, "contract:sign")));
        for (ClaimedContract claimed : claim(ONE)) {
            boolean parks = claimed.contractId() == 2;
            assertThat(rows.putBack(ONE, claimed, putBack(parks ? "parked" : "dirty")))
                    .isTrue();
        }

        // When
        work.mark(List.of(event(1, "contract:sign"), event(2, "contract:sign")));

        // Then
        assertThat(claim(ONE)).extracting(ClaimedContract::contractId).containsExactly(2L);
        forward(Duration.ofMinutes(10));
        assertThat(claim(TWO)).extracting(ClaimedContract::contractId).contains(1L);
    }

    @Test
    void an_event_during_a_sync_that_parks_is_not_lost() {
        // Given
        work.mark(List.of(event(1, "contract:sign")));
        ClaimedContract claimed = claim(ONE).getFirst();
        work.mark(List.of(event(1, "data_field:update")));

        // When
        boolean held = rows.putBack(ONE, claimed, putBack("parked"));

        // Then
        assertThat(held).isTrue();
        assertThat(state(1)).isEqualTo("dirty");
    }

    @Test
    void a_contract_that_never_was_found_leaves_no_row() {
        // Given
        work.mark(List.of(event(1, "contract:sign")));
        ClaimedContract claimed = claim(ONE).getFirst();

        // When
        boolean forgotten = rows.forget(ONE, claimed);

        // Then
        assertThat(forgotten).isTrue();
        assertThat(count()).isZero();
    }

    @Test
    void a_contract_that_was_not_found_is_kept_when_an_event_came_meanwhile_and_forgotten_at_the_next_look() {
        // Given
        work.mark(List.of(event(1, "contract:sign")));
        ClaimedContract claimed = claim(ONE).getFirst();
        work.mark(List.of(event(1, "contract:sign")));

        // When
        boolean forgotten = rows.forget(ONE, claimed);

        // Then
        assertThat(forgotten).isFalse();
        assertThat(rows.finish(ONE, claimed, gone())).isTrue();
        assertThat(state(1)).isEqualTo("dirty");
        forward(Duration.ofSeconds(2));
        assertThat(rows.forget(TWO, claim(TWO).getFirst())).isTrue();
    }

    @Test
    void a_contract_that_was_synced_or_audited_or_is_somebody_else_s_is_not_forgotten() {
        // Given
        work.mark(List.of(event(1, "contract:sign"), event(2, "contract:sign"), event(3, "contract:sign")));
        for (ClaimedContract claimed : claim(ONE)) {
            if (claimed.contractId() == 1) {
                assertThat(rows.finish(ONE, claimed, finished())).isTrue();
            } else if (claimed.contractId() == 2) {
                audited(2);
                assertThat(rows.forget(ONE, claimed)).isFalse();
            } else {
                assertThat(rows.forget(TWO, claimed)).isFalse();
            }
        }
        work.mark(List.of(event(1, "contract:delete")));
        forward(Duration.ofSeconds(5));

        // When
        ClaimedContract again = claim(TWO).getFirst();

        // Then
        assertThat(rows.forget(TWO, again)).isFalse();
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void contracts_of_accounts_that_can_not_be_worked_for_wait() {
        // Given
        long unknown = accounts.incrementAndGet() + 10_000;
        work.mark(List.of(new DirtyMark(unknown, 1, Priority.SIGNATURE, 1, "contract:sign", null, null, null)));
        assertThat(claim(ONE)).isEmpty();

        // When
        provision(unknown);

        // Then
        assertThat(claim(ONE)).extracting(ClaimedContract::accountId).containsExactly(unknown);
    }

    @Test
    void an_account_s_backlog_does_not_hide_another_account() {
        // Given
        List<DirtyMark> backlog = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            backlog.add(event(i, "contract:sign"));
        }
        work.mark(backlog);
        forward(Duration.ofSeconds(5));
        long other = provisioned();
        work.mark(List.of(new DirtyMark(other, 1, Priority.SIGNATURE, 1, "contract:sign", null, null, null)));

        // When
        List<ClaimedContract> claimed = claims.claim(ONE, 16, 8, ClaimLimits.NONE);

        // Then
        assertThat(claimed).hasSize(9).extracting(ClaimedContract::accountId).contains(other);
        assertThat(claims.claim(TWO, 16, 8, new ClaimLimits(List.of(account), List.of(), List.of(), Map.of())))
                .isEmpty();
    }

    @Test
    void of_an_account_that_is_tried_out_one_contract_is_claimed() {
        // Given
        work.mark(List.of(event(1, "contract:sign"), event(2, "contract:sign")));

        // When
        List<ClaimedContract> claimed =
                claims.claim(ONE, 10, 10, new ClaimLimits(List.of(), List.of(account), List.of(), Map.of()));

        // Then
        assertThat(claimed).hasSize(1);
    }

    @Test
    void of_an_account_whose_backfill_must_rest_only_what_is_urgent_is_claimed() {
        // Given
        work.mark(List.of(event(1, "contract:sign"), DirtyMark.unprompted(account, 2, Priority.BACKFILL, null)));
        forward(Duration.ofSeconds(5));

        // When
        List<ClaimedContract> claimed =
                claims.claim(ONE, 10, 10, new ClaimLimits(List.of(), List.of(), List.of(account), Map.of()));

        // Then
        assertThat(claimed).extracting(ClaimedContract::contractId).containsExactly(1L);
    }

    @Test
    void what_is_under_way_counts_for_the_most_of_an_account() {
        // Given
        for (int i = 0; i < 10; i++) {
            work.mark(List.of(event(i, "contract:sign")));
        }
        long other = provisioned();
        work.mark(List.of(new DirtyMark(other, 1, Priority.SIGNATURE, 1, "contract:sign", null, null, null)));

        // When
        List<ClaimedContract> claimed =
                claims.claim(ONE, 16, 8, new ClaimLimits(List.of(), List.of(), List.of(), Map.of(account, 7)));

        // Then
        assertThat(claimed).extracting(ClaimedContract::accountId).containsExactlyInAnyOrder(account, other);
    }

    @Test
    void a_claim_that_came_to_nothing_leaves_a_contract_as_urgent_as_it_was() {
        // Given
        work.mark(List.of(event(1, "contract:sign"), event(2, "contract:sign")));
        assertThat(claim(ONE)).hasSize(2);
        work.mark(List.of(event(3, "contract:publish")));
        forward(LEASE.plusSeconds(1));
        assertThat(claims.claim(TWO, 1, 1, ClaimLimits.NONE)).singleElement().satisfies(expired -> {
            assertThat(expired.contractId()).isNotEqualTo(3);
            assertThat(expired.priority()).isEqualTo(Priority.SIGNATURE.rank());
        });

        // When
        claims.release(List.of(TWO));

        // Then
        assertThat(claim(new UUID(0, 3)))
                .filteredOn(claimed -> claimed.contractId() != 3)
                .hasSize(2)
                .extracting(ClaimedContract::priority)
                .containsOnly(Priority.SIGNATURE.rank());
    }

    @Test
    void urgency_of_an_earlier_turn_does_not_outlive_it() {
        // Given
        work.mark(List.of(event(1, "contract:sign")));
        assertThat(rows.finish(ONE, claim(ONE).getFirst(), finished())).isTrue();
        work.mark(List.of(DirtyMark.unprompted(account, 1, Priority.BACKFILL, null)));
        forward(Duration.ofSeconds(5));

        // When
        List<ClaimedContract> claimed = claim(TWO);

        // Then
        assertThat(claimed).extracting(ClaimedContract::priority).containsExactly(Priority.BACKFILL.rank());
    }

    @Test
    void a_probe_goes_before_other_accounts_and_is_not_spent_unused() {
        // Given
        long suspended = provisioned();
        long another = provisioned();
        for (long probed : List.of(suspended, another)) {
            work.mark(List.of(DirtyMark.unprompted(probed, 1, Priority.BACKFILL, null)));
            suspend(probed);
        }
        work.mark(List.of(event(1, "contract:sign"), event(2, "contract:sign")));
        forward(Duration.ofSeconds(10));

        // When
        List<ClaimedContract> first = claims.claim(ONE, 1, 8, ClaimLimits.NONE);

        // Then
        assertThat(first)
                .singleElement()
                .satisfies(probe -> assertThat(probe.probe()).isTrue());
        assertThat(claims.claim(TWO, 1, 8, ClaimLimits.NONE))
                .singleElement()
                .satisfies(probe -> assertThat(probe.probe()).isTrue());
        assertThat(claims.claim(TWO, 8, 8, ClaimLimits.NONE))
                .extracting(ClaimedContract::accountId)
                .containsOnly(account);
    }

    private void suspend(long id) {
        int _ = jdbc.sql("""
                        update account_credentials set suspended_until = :until, suspended_since = :until
                        where account_id = :account""")
                .param("until", ContractWork.time(clock.instant().plusSeconds(10)))
                .param("account", id)
                .update();
    }

    @Test
    void a_suspended_account_gets_one_probe_at_a_time_over_all_processes() {
        // Given
        work.mark(List.of(event(1, "contract:sign"), event(2, "contract:sign")));
        suspend(account);
        assertThat(claim(ONE)).isEmpty();
        forward(Duration.ofSeconds(10));

        // When
        List<ClaimedContract> claimed = claim(ONE);

        // Then
        assertThat(claimed)
                .singleElement()
                .satisfies(probe -> assertThat(probe.probe()).isTrue());
        assertThat(claim(TWO)).isEmpty();
        forward(LEASE);
        assertThat(claim(TWO)).hasSize(1);
    }

    @Test
    void two_processes_share_the_work_without_overlap() throws InterruptedException, ExecutionException {
        // Given
        List<DirtyMark> backlog = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            backlog.add(event(i, "contract:sign"));
        }
        work.mark(backlog);
        Set<Long> seen = ConcurrentHashMap.newKeySet();

        // When
        List<Integer> counts = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> running = new ArrayList<>();
            for (UUID owner : List.of(ONE, TWO, new UUID(0, 3))) {
                running.add(threads.submit(() -> claimAll(owner, seen)));
            }
            for (Future<Integer> each : running) {
                counts.add(each.get());
            }
        }

        // Then
        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(seen.size());
        forward(Duration.ofSeconds(1));
        assertThat(claimAll(ONE, seen)
                        + counts.stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(300);
    }

    @Test
    void the_longer_an_employee_is_locked_the_later_others_try_again_and_not_after_the_lock_s_end() {
        // Given
        assertThat(locks.tryLock(account, "e", 1, ONE)).isTrue();

        // When / Then
        assertThat(locks.retryAfter(account, "e")).isEqualTo(Duration.ofMillis(250));
        forward(Duration.ofSeconds(2));
        assertThat(locks.retryAfter(account, "e")).isEqualTo(Duration.ofSeconds(2));
        forward(LEASE);
        assertThat(locks.retryAfter(account, "e")).isEqualTo(Duration.ofSeconds(5));
        forward(LEASE.multipliedBy(2).minusSeconds(3));
        assertThat(locks.retryAfter(account, "e")).isEqualTo(Duration.ofSeconds(1));
        forward(Duration.ofSeconds(1));
        assertThat(locks.tryLock(account, "e", 2, TWO)).isTrue();
        locks.unlock(account, List.of("e"), TWO);
        assertThat(locks.retryAfter(account, "e")).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void who_has_something_to_tell_of_an_employee_is_let_in_first() {
        // Given
        work.mark(List.of(event(1, "contract:sign")));
        ClaimedContract first = claim(ONE).getFirst();
        assertThat(locks.tryLock(account, "e", 1, ONE)).isTrue();
        assertThat(rows.plan(first, "sealed")).isTrue();
        assertThat(rows.putBack(ONE, first, putBack("dirty", 1))).isTrue();

        // When
        locks.unlock(account, List.of("e"), ONE);

        // Then
        assertThat(locks.tryLock(account, "e", 2, TWO)).isFalse();
        assertThat(locks.retryAfter(account, "e")).isEqualTo(Duration.ofSeconds(5));
        assertThat(locks.tryLock(account, "e", 1, TWO)).isTrue();
        forward(Duration.ofMinutes(6));
        ClaimedContract again = claim(TWO).getFirst();
        assertThat(rows.finish(TWO, again, finished())).isTrue();
        locks.unlock(account, List.of("e"), TWO);
        assertThat(locks.tryLock(account, "e", 2, ONE)).isTrue();
    }

    @Test
    void a_process_that_died_with_something_to_tell_leaves_its_contract_the_first_place_for_an_hour() {
        // Given
        work.mark(List.of(event(1, "contract:sign")));
        assertThat(rows.plan(claim(ONE).getFirst(), "sealed")).isTrue();
        assertThat(locks.tryLock(account, "e", 1, ONE)).isTrue();
        forward(LEASE.multipliedBy(3));

        // When
        boolean other = locks.tryLock(account, "e", 2, TWO);

        // Then
        assertThat(other).isFalse();
        forward(Duration.ofHours(1));
        assertThat(locks.tryLock(account, "e", 2, TWO)).isTrue();
    }

    @Test
    void a_contract_that_fails_again_and_again_keeps_nobody_waiting() {
        // Given
        work.mark(List.of(event(1, "contract:sign")));
        ClaimedContract poison = claim(ONE).getFirst();
        assertThat(locks.tryLock(account, "e", 1, ONE)).isTrue();
        assertThat(rows.plan(poison, "sealed")).isTrue();
        assertThat(rows.putBack(ONE, poison, putBack("dirty", 3))).isTrue();

        // When
        locks.unlock(account, List.of("e"), ONE);

        // Then
        assertThat(locks.tryLock(account, "e", 2, TWO)).isTrue();
    }

    @Test
    void locks_that_nobody_let_go_are_gone_some_day() {
        // Given
        assertThat(locks.tryLock(account, "old", 1, ONE)).isTrue();
        forward(Duration.ofDays(2));
        assertThat(locks.tryLock(account, "new", 1, ONE)).isTrue();

        // When
        int purged = locks.purge();

        // Then
        assertThat(purged).isEqualTo(1);
        assertThat(locks.tryLock(account, "new", 2, TWO)).isFalse();
    }

    @Test
    void the_audit_can_not_be_changed() {
        audited(1);
        assertThatThrownBy(
                        () -> jdbc.sql("update audit set outcome = 'UPDATED'").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("delete from audit").update()).hasMessageContaining("append-only");
        assertThat(jdbc.sql("update audit set published_at = now() where published_at is null")
                        .update())
                .isPositive();
        assertThatThrownBy(
                        () -> jdbc.sql("update audit set published_at = null").update())
                .hasMessageContaining("append-only");
    }

    private int claimAll(UUID owner, Set<Long> seen) {
        int count = 0;
        List<ClaimedContract> claimed = claims.claim(owner, 8, 8, ClaimLimits.NONE);
        while (!claimed.isEmpty()) {
            count += claimed.size();
            claimed.forEach(each -> assertThat(seen.add(each.contractId())).isTrue());
            claimed = claims.claim(owner, 8, 8, ClaimLimits.NONE);
        }
        return count;
    }

    private List<ClaimedContract> claim(UUID owner) {
        return claims.claim(owner, 10, 10, ClaimLimits.NONE);
    }

    private DirtyMark event(long contract, String type) {
        return new DirtyMark(account, contract, Priority.of(type), 1, type, null, "callback", null);
    }

    private void audited(long contract) {
        int _ = jdbc.sql("""
                        insert into audit (audit_id, account_id, contract_id, employee_id, occurred_at, outcome, contract_state,
                            mapping_version, changes, not_taken, sealed_values)
                        values (gen_random_uuid(), :account, :contract, 'e', now(), 'CREATED', 'signed', '1', '[]', '{}', '')""")
                .param("account", account)
                .param("contract", contract)
                .update();
    }

    private long count() {
        return jdbc.sql("select count(*) from contract_sync").query(Long.class).single();
    }

    private String state(long contract) {
        return jdbc.sql("select state from contract_sync where account_id = :account and contract_id = :contract")
                .param("account", account)
                .param("contract", contract)
                .query(String.class)
                .single();
    }

    private static WorkRows.Finish finished() {
        return new WorkRows.Finish(
                "clean", "unchanged", null, new ContractReading("signed", null, null), "e", "1", "{}", List.of("path"));
    }

    private static WorkRows.Finish gone() {
        return new WorkRows.Finish("clean", "not_found", null, null, null, "1", "{}", List.of());
    }

    private static WorkRows.PutBack putBack(String state) {
        return putBack(state, 3);
    }

    private static WorkRows.PutBack putBack(String state, int attempts) {
        return new WorkRows.PutBack(state, Duration.ofMinutes(5), attempts, 0, true, "hrm_unavailable", "away");
    }

    private void forward(Duration time) {
        clock.forward(time);
    }

    private long provisioned() {
        long id = accounts.incrementAndGet();
        provision(id);
        return id;
    }

    private void provision(long id) {
        int _ = jdbc.sql(
                        "insert into account (account_id, state, version, updated_at) values (:id, 'PROVISIONED', 1, now())")
                .param("id", id)
                .update();
        int _ = jdbc.sql("""
                        insert into account_credentials (account_id, version, sealed_token, hrm_kind, updated_at)
                        values (:id, 1, '', 'scim', now())""").param("id", id).update();
    }
}
