package dev.countersign.sync.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sync.TestDatabase;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two transactions that take the same rows in another order, in a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RepeatedTransactionsIT {

    private JdbcClient jdbc;
    private RepeatedTransactions transactions;

    @BeforeAll
    void start() {
        TestDatabase database = TestDatabase.migrated("repeated_transactions");
        jdbc = database.jdbc();
        transactions = new RepeatedTransactions(database.transactionManager());
        for (String name : new String[] {"a", "b"}) {
            int _ = jdbc.sql("insert into recurring_task (name, last_run_at) values (:name, 'epoch')")
                    .param("name", name)
                    .update();
        }
    }

    @Test
    void who_loses_a_deadlock_tries_again_and_both_are_done() throws InterruptedException, ExecutionException {
        // Given
        CountDownLatch both = new CountDownLatch(2);
        AtomicInteger tries = new AtomicInteger();

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> one = threads.submit(() -> touch("a", "b", both, tries));
            Future<?> two = threads.submit(() -> touch("b", "a", both, tries));
            Object _ = one.get();
            Object _ = two.get();
        }

        // Then
        assertThat(tries).hasValue(3);
        assertThat(jdbc.sql(
                                "select count(*) from recurring_task where last_run_at = timestamptz 'epoch' + interval '2 hours'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void what_is_no_deadlock_is_not_tried_again() {
        // Given
        AtomicInteger tries = new AtomicInteger();

        // When / Then
        assertThatThrownBy(() -> transactions.executeWithoutResult(_ -> {
                    int _ = tries.incrementAndGet();
                    int _ = jdbc.sql("insert into recurring_task (name, last_run_at) values ('a', now())")
                            .update();
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(tries).hasValue(1);
    }

    private void touch(String first, String second, CountDownLatch both, AtomicInteger tries) {
        transactions.executeWithoutResult(_ -> {
            int _ = tries.incrementAndGet();
            touch(first);
            both.countDown();
            awaited(both);
            touch(second);
        });
    }

    private static void awaited(CountDownLatch both) {
        try {
            both.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void touch(String name) {
        int _ = jdbc.sql("update recurring_task set last_run_at = last_run_at + interval '1 hour' where name = :name")
                .param("name", name)
                .update();
    }
}
