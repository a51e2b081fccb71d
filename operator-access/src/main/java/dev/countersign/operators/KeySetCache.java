package dev.countersign.operators;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.concurrent.ConcurrentMapCache;

/**
 * The issuer's keys, kept for a while. A token with an unknown key has them fetched anew, because keys are rotated; but
 * anybody can make such tokens, so that happens only now and then. When the issuer is away, what is known is kept as long
 * as it would have been anyway.
 *
 * <p>The decoder calls it under a lock of its own.
 */
final class KeySetCache extends ConcurrentMapCache {

    /** As long as decoders keep keys by default: a key that was withdrawn is taken no longer than that. */
    static final Duration LIFE = Duration.ofMinutes(5);

    /** A key that is new at the issuer is unknown here no longer than that. */
    static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(10);

    private final Clock clock;
    private @Nullable Object keys;
    private Instant fetchedAt = Instant.MIN;
    private Instant triedAt = Instant.MIN;
    private boolean newOnesWanted;

    KeySetCache(Clock clock) {
        super("operator-keys");
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(Object key, Callable<T> fetch) {
        Instant now = clock.instant();
        boolean expired = keys == null || now.isAfter(fetchedAt.plus(LIFE));
        if (expired || (newOnesWanted && !now.isBefore(triedAt.plus(SHORTEST_INTERVAL)))) {
            triedAt = now;
            newOnesWanted = false;
            try {
                keys = fetch.call();
                fetchedAt = now;
            } catch (Exception e) {
                if (expired) {
                    throw new ValueRetrievalException(key, fetch, e);
                }
            }
        }
        return (T) keys;
    }

    /** What the decoder calls when a token's key is unknown. */
    @Override
    public boolean invalidate() {
        newOnesWanted = true;
        return false;
    }
}
