package dev.countersign.local.bench.report;

import java.util.Arrays;
import java.util.Collection;

/**
 * Several measurements of the same thing.
 *
 * @param median the one in the middle, or the mean of the two there
 * @param min the smallest
 * @param max the largest
 * @param count how many
 */
public record Spread(double median, double min, double max, int count) {

    /**
     * Sums up.
     *
     * @param values at least one
     * @return their spread
     */
    public static Spread of(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("There is nothing to sum up");
        }
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1], sorted.length);
    }
}
