package dev.countersign.sync.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sync.config.BreakerProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class BreakersTest {

    private static final Target HRM = new Target(Target.Kind.HRM, 1);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Breakers breakers = new Breakers(
            new BreakerProperties(4, 50, Duration.ofSeconds(5), Duration.ofSeconds(8)), new AdjustableClock(), meters);

    @Test
    void who_fails_is_left_alone_and_nobody_else() {
        fail(3);
        assertThat(breakers.open()).isEmpty();

        fail(1);

        assertThat(breakers.open()).containsExactly(1L);
        assertThat(breakers.tryAcquire(HRM)).isEmpty();
        assertThat(breakers.untilProbe(HRM)).isEqualTo(Duration.ofSeconds(5));
        assertThat(breakers.tryAcquire(new Target(Target.Kind.HRM, 2))).isPresent();
        assertThat(breakers.tryAcquire(new Target(Target.Kind.ONEFLOW, 1))).isPresent();
        assertThat(meters.get("countersign.breakers")
                        .tags("target", "hrm", "state", "open")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void one_probe_at_a_time_is_sent_and_one_that_goes_well_ends_it() {
        fail(4);
        forward(6);
        assertThat(breakers.open()).isEmpty();
        assertThat(breakers.probing()).containsExactly(1L);

        Optional<Permit> probe = breakers.tryAcquire(HRM);
        assertThat(breakers.tryAcquire(HRM)).isEmpty();
        probe.orElseThrow().answered();

        assertThat(breakers.probing()).isEmpty();
        assertThat(breakers.tryAcquire(HRM)).isPresent();
    }

    @Test
    void a_probe_that_fails_makes_the_wait_longer_up_to_the_longest() {
        fail(4);
        forward(6);

        assertThat(breakers.tryAcquire(HRM).orElseThrow().failed()).isTrue();

        assertThat(breakers.open()).containsExactly(1L);
        assertThat(breakers.untilProbe(HRM)).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void a_probe_that_says_nothing_lets_another_one_go() {
        fail(4);
        forward(6);

        breakers.tryAcquire(HRM).orElseThrow().close();

        assertThat(breakers.tryAcquire(HRM)).isPresent();
    }

    @Test
    void a_contract_that_fails_now_and_then_opens_nothing() {
        for (int i = 0; i < 20; i++) {
            fail(1);
            forward(25);
        }

        assertThat(breakers.open()).isEmpty();
    }

    @Test
    void what_is_forgotten_is_closed() {
        fail(4);

        breakers.forget(1);

        assertThat(breakers.open()).isEmpty();
        assertThat(breakers.standing(1)).extracting(Breakers.Standing::state).containsOnly("closed");
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            try (Permit permit = breakers.tryAcquire(HRM).orElseThrow()) {
                boolean _ = permit.failed();
            }
        }
    }

    private void forward(long seconds) {
        var _ = now.updateAndGet(time -> time.plusSeconds(seconds));
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
