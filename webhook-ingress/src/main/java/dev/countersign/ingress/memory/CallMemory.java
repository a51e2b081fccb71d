package dev.countersign.ingress.memory;

import dev.countersign.ingress.publication.Publication;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers recorded calls for a while, within a bound of bytes. Only authentic calls may enter it. It is an economy and
 * an alarm, not a promise: another instance doesn't have it, a restart empties it, and when there are too many calls the
 * oldest are forgotten early. Then a resend is recorded again, which readers must expect anyway.
 *
 * <p>In shards with a lock each, so that event loops rarely meet. Nothing in it takes longer with more calls.
 */
public final class CallMemory {

    private static final int SHARDS = 64;

    private final Shard[] shards;
    private final long firstSecond;

    /**
     * An empty memory.
     *
     * @param maxBytes most bytes its tables take; they grow with use
     * @param window how long calls are remembered
     */
    public CallMemory(long maxBytes, Duration window, Clock clock) {
        int maxBuckets = (int) Math.max(1, maxBytes / SHARDS / Table.BYTES_PER_BUCKET);
        this.shards = IntStream.range(0, SHARDS)
                .mapToObj(_ -> new Shard(new Table(maxBuckets, (int) window.toSeconds())))
                .toArray(Shard[]::new);
        this.firstSecond = clock.instant().getEpochSecond();
    }

    /** Recalls a call; if it is unknown, the caller records it and then calls {@link #finished}, whatever happens. */
    public Recollection recall(CallIdentity call, Instant now) {
        return shard(call).recall(call, second(now));
    }

    /** Ends what {@link #recall} began; answers those who came meanwhile. */
    public void finished(CallIdentity call, Publication result, Instant now) {
        boolean recorded = result instanceof Publication.Acknowledged;
        @Nullable CompletableFuture<Publication> waiting = shard(call).finished(call, recorded, second(now));
        if (waiting != null) {
            waiting.complete(result);
        }
    }

    /** How many calls it holds, those that are out of date included. */
    public long size() {
        return Stream.of(shards).mapToLong(Shard::size).sum();
    }

    /** How many bytes its tables take. */
    public long bytes() {
        return Stream.of(shards).mapToLong(Shard::bytes).sum();
    }

    /** How many calls were forgotten although it was not yet time. */
    public long forgottenEarly() {
        return Stream.of(shards).mapToLong(Shard::forgottenEarly).sum();
    }

    private Shard shard(CallIdentity call) {
        return shards[(int) (call.low() & (SHARDS - 1))];
    }

    /** From 1, also when the clock was set back. */
    private int second(Instant time) {
        return Math.clamp(time.getEpochSecond() - firstSecond + 1, 1, Integer.MAX_VALUE);
    }
}
