package dev.countersign.sync.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class WakeableLoopTest {

    @Test
    void a_turn_that_ends_with_an_error_is_followed_by_the_next_one() {
        // Given
        AtomicInteger turns = new AtomicInteger();
        WakeableLoop loop = new WakeableLoop("test", Duration.ofMillis(10), () -> {
            if (turns.incrementAndGet() == 1) {
                throw new NoClassDefFoundError("made up");
            }
        });

        // When
        loop.start();

        // Then
        await().untilAsserted(() -> assertThat(turns).hasValueGreaterThan(2));
        loop.stop(Duration.ofSeconds(1));
    }

    @Test
    void a_turn_that_is_interrupted_is_the_last_one() {
        // Given
        AtomicInteger turns = new AtomicInteger();
        WakeableLoop loop = new WakeableLoop("test", Duration.ofMillis(10), () -> {
            int _ = turns.incrementAndGet();
            Thread.sleep(Duration.ofMinutes(1));
        });
        loop.start();
        await().untilAsserted(() -> assertThat(turns).hasValue(1));

        // When
        loop.stop(Duration.ZERO);

        // Then
        assertThat(loop.isRunning()).isFalse();
        assertThat(turns).hasValue(1);
    }
}
