package dev.countersign.sync.breaker;

import dev.countersign.sync.config.BreakerProperties;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One circuit breaker, and until when it is open. One probe at a time; the first that goes well closes it. */
final class Breaker {

    private static final int MOST_DOUBLINGS = 20;
    private static final Duration PATIENCE_WITH_PROBE = Duration.ofMinutes(2);
    private static final int WINDOW_SECONDS = 60;
    /** The library looks at the clock a moment after us. */
    private static final Duration MARGIN = Duration.ofMillis(2);

    private final CircuitBreaker circuit;
    private final Clock clock;
    private final BreakerProperties properties;
    private volatile Instant openUntil = Instant.MIN;

    Breaker(Target target, BreakerProperties properties, Clock clock) {
        this.clock = clock;
        this.properties = properties;
        this.circuit = CircuitBreaker.of(
                target.kind().label() + "-" + target.accountId(),
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                        // By time: a contract that fails and backs off can't fill it alone.
                        .slidingWindowType(SlidingWindowType.TIME_BASED)
                        .slidingWindowSize(WINDOW_SECONDS)
                        .minimumNumberOfCalls(properties.calls())
                        .failureRateThreshold(properties.failurePercent())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .maxWaitDurationInHalfOpenState(PATIENCE_WITH_PROBE)
                        .waitIntervalFunctionInOpenState(this::opened)
                        .build());
    }

    private long opened(int openings) {
        double doubled = properties.firstWait().toMillis() * Math.pow(2, Math.min(openings - 1, MOST_DOUBLINGS));
        long wait = (long) Math.min(doubled, (double) properties.longestWait().toMillis());
        openUntil = clock.instant().plusMillis(wait);
        return wait;
    }

    @Nullable Permit tryAcquire() {
        return circuit.tryAcquirePermission() ? new OneCall() : null;
    }

    /** Nothing may be sent yet. */
    boolean isOpen() {
        return circuit.getState() == CircuitBreaker.State.OPEN
                && clock.instant().isBefore(openUntil.plus(MARGIN));
    }

    /** One call may be sent, to see. */
    boolean isProbing() {
        return circuit.getState() == CircuitBreaker.State.HALF_OPEN
                || (circuit.getState() == CircuitBreaker.State.OPEN && !isOpen());
    }

    @Nullable Instant nextProbe() {
        return circuit.getState() == CircuitBreaker.State.OPEN ? openUntil : null;
    }

    Duration untilProbe() {
        Duration wait = Duration.between(clock.instant(), openUntil);
        return wait.isPositive() ? wait : Duration.ofSeconds(1);
    }

    String state() {
        return circuit.getState().name().toLowerCase(Locale.ROOT);
    }

    private final class OneCall implements Permit {

        private boolean told;

        @Override
        public void answered() {
            told = true;
            circuit.onSuccess(0, TimeUnit.NANOSECONDS);
        }

        @Override
        public boolean failed() {
            told = true;
            circuit.onError(0, TimeUnit.NANOSECONDS, new TroubleException());
            return circuit.getState() != CircuitBreaker.State.CLOSED;
        }

        @Override
        public void close() {
            if (!told) {
                circuit.releasePermission();
            }
        }
    }

    /** The library counts exceptions, this service has results. */
    private static final class TroubleException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TroubleException() {
            super(null, null, false, false);
        }
    }
}
