package dev.countersign.setup.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class AccountThreadsTest {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final AccountThreads threads = new AccountThreads(2, executor, "It broke off.");
    private final Queue<Long> seen = new ConcurrentLinkedQueue<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void what_finds_no_place_is_not_started_and_finds_one_later() {
        // Given
        threads.start(1, this::atTheGate);
        threads.start(2, this::atTheGate);

        // When
        boolean third = threads.start(3, seen::add);
        gate.countDown();

        // Then
        assertThat(third).isFalse();
        await().until(() -> threads.free() == 2);
        assertThat(threads.start(4, seen::add)).isTrue();
        await().untilAsserted(() -> assertThat(seen).containsExactlyInAnyOrder(1L, 2L, 4L));
    }

    @Test
    void work_that_throws_gives_its_place_back() {
        // When
        for (int i = 0; i < 4; i++) {
            await().until(() -> threads.start(1, account -> {
                throw new IllegalStateException("of the test");
            }));
        }

        // Then
        await().until(() -> threads.free() == 2);
    }

    @Test
    void while_everything_is_stopped_nothing_is_started_and_what_is_under_way_ends() throws InterruptedException {
        // Given
        threads.start(1, this::atTheGate);
        Thread stopping = Thread.ofVirtual().start(() -> {
            try {
                threads.stop();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });

        await().until(executor::isShutdown);

        // When
        boolean started = threads.start(2, seen::add);
        gate.countDown();
        stopping.join();

        // Then
        assertThat(started).isFalse();
        assertThat(seen).containsExactly(1L);
        assertThat(threads.free()).isEqualTo(2);
    }

    private void atTheGate(long account) {
        try {
            gate.await();
            seen.add(account);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
