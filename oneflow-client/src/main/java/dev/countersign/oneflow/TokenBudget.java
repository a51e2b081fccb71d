package dev.countersign.oneflow;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** The requests that one token may still make from this process, whatever the urgency. After a 429 it goes into debt, so that nothing is sent until the pause is over. */
final class TokenBudget implements TokenTurns {

    private final Bucket bucket;
    private final RateBudget limits;
    private final BlockingStrategy waiting;

    TokenBudget(RateBudget limits, TimeMeter time, BlockingStrategy waiting) {
        this.limits = limits;
        this.waiting = waiting;
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(limits.burst()).refillGreedy(limits.steady(), limits.window()))
                .withCustomTimePrecision(time)
                .build();
    }

    @Override
    public boolean take(Urgency urgency) throws InterruptedException {
        return take();
    }

    /** Waits for a turn, at most as long as allowed. False: no turn within that time, and none was taken. */
    boolean take() throws InterruptedException {
        if (limits.maxWait().isZero()) {
            return bucket.tryConsume(1);
        }
        return bucket.asBlocking().tryConsume(1, limits.maxWait(), waiting);
    }

    /** When the next turn comes, as things stand. */
    Duration untilNext() {
        return Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    @Override
    public Duration untilNext(Urgency urgency) {
        return untilNext();
    }

    @Override
    public long available() {
        return Math.max(0, bucket.getAvailableTokens());
    }

    @Override
    public synchronized void pause(Duration pause) {
        bucket.tryConsumeAsMuchAsPossible();
        long owed = Math.ceilDiv(
                Math.multiplyExact(pause.toMillis(), limits.steady()),
                limits.window().toMillis());
        long missing = owed + bucket.getAvailableTokens();
        if (missing > 0) {
            bucket.consumeIgnoringRateLimits(missing);
        }
    }
}
