package dev.countersign.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sync.config.SyncProperties;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class BackoffTest {

    private static final SyncProperties PROPERTIES = new SyncProperties(
            32,
            8,
            Duration.ofMillis(500),
            Duration.ofMinutes(1),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofMinutes(15),
            20,
            Duration.ofMinutes(15),
            List.of());

    private final Backoff backoff = new Backoff(PROPERTIES, new SplittableRandom(1));

    @Property
    void waits_double_within_jitter_and_stay_below_the_longest(@ForAll @IntRange(min = 1, max = 1000) int failures) {
        Duration wait = backoff.after(failures, null);
        double full = Math.min(Math.pow(2, Math.min(failures - 1, 30)), 900);
        assertThat(wait.toMillis()).isBetween((long) (full * 500) - 1, (long) (full * 1000) + 1);
    }

    @Test
    void what_the_other_side_asks_for_is_the_least() {
        assertThat(backoff.after(1, Duration.ofMinutes(3))).isEqualTo(Duration.ofMinutes(3));
        assertThat(backoff.after(20, Duration.ofMillis(1))).isGreaterThan(Duration.ofMinutes(7));
    }
}
