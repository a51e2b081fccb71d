package dev.countersign.operators;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** So many times a minute for each key. Who has not been here for longest is forgotten: many keys must not fill the memory. */
public final class MinuteLimits {

    private static final int MOST_KEYS = 10_000;
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final int perMinute;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new LeastRecentlySeen();

    public MinuteLimits(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.time = new ClockTime(clock);
    }

    /** Takes one time, if there is one left. */
    public boolean take(String key) {
        return bucketOf(key).tryConsume(1);
    }

    /** Whether there is one left; takes none. */
    public boolean isLeft(String key) {
        return bucketOf(key).getAvailableTokens() > 0;
    }

    private Bucket bucketOf(String key) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    key,
                    _ -> Bucket.builder()
                            .addLimit(Bandwidth.builder()
                                    .capacity(perMinute)
                                    .refillGreedy(perMinute, PERIOD)
                                    .build())
                            .withCustomTimePrecision(time)
                            .build());
        }
    }

    private static final class LeastRecentlySeen extends LinkedHashMap<String, Bucket> {

        private static final long serialVersionUID = 1;
        private static final float USUAL_LOAD_FACTOR = 0.75f;

        LeastRecentlySeen() {
            super(16, USUAL_LOAD_FACTOR, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KEYS;
        }
    }

    private record ClockTime(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
