package dev.countersign.local.bench.load;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts answers and records when they came. For one thread. */
final class Tally {

    private static final int OK = 200;
    private static final long LONGEST_NANOS = 120_000_000_000L;
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final long recordFrom;
    private final long recordUntil;
    private final Histogram latencies = new Histogram(1, LONGEST_NANOS, SIGNIFICANT_DIGITS);
    private final Map<Integer, Long> refused = new TreeMap<>();
    private long accepted;
    private long acceptedInTime;
    private long unanswered;

    /** A tally of what is due, and of what is answered, from one nano time until another. */
    Tally(long recordFrom, long recordUntil) {
        this.recordFrom = recordFrom;
        this.recordUntil = recordUntil;
    }

    void answered(int status, long due, long now) {
        if (status == OK) {
            accepted++;
            if (now >= recordFrom && now < recordUntil) {
                acceptedInTime++;
            }
        } else {
            refused.merge(status, 1L, Long::sum);
        }
        if (due >= recordFrom) {
            latencies.recordValue(Math.clamp(now - due, 1, LONGEST_NANOS));
        }
    }

    /** A call without an answer counts with the time it was waited for. */
    void unanswered(long due, long now) {
        unanswered++;
        if (due >= recordFrom) {
            latencies.recordValue(Math.clamp(now - due, 1, LONGEST_NANOS));
        }
    }

    LoadResult result(long sent, long unsent) {
        double seconds = (recordUntil - recordFrom) / NANOS_PER_SECOND;
        return new LoadResult(
                sent, accepted, refused, unanswered, unsent, acceptedInTime / seconds, Latency.of(latencies));
    }
}
