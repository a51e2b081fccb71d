package dev.countersign.local.bench.load;

import org.HdrHistogram.Histogram;

/**
 * Latencies in milliseconds.
 *
 * @param count how many
 * @param p50 half are not above it
 * @param p90 90 % are not above it
 * @param p99 99 % are not above it
 * @param p999 99.9 % are not above it
 * @param max the longest
 */
public record Latency(long count, double p50, double p90, double p99, double p999, double max) {

    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * The percentiles of a histogram.
     *
     * @param nanos of nanoseconds
     * @return in milliseconds
     */
    public static Latency of(Histogram nanos) {
        return new Latency(
                nanos.getTotalCount(),
                millis(nanos.getValueAtPercentile(50)),
                millis(nanos.getValueAtPercentile(90)),
                millis(nanos.getValueAtPercentile(99)),
                millis(nanos.getValueAtPercentile(99.9)),
                millis(nanos.getMaxValue()));
    }

    private static double millis(long nanos) {
        return nanos / NANOS_PER_MILLI;
    }
}
