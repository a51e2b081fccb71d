package dev.countersign.ingress.verification;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * How differently long two inputs take, measured in turns and in random order, so that whatever else the machine does
 * hits both.
 *
 * @param t Welch's t of the two classes, without the slowest tenth of each
 * @param first median time of one call with the first input, in nanoseconds
 * @param second likewise with the second
 */
record TimingLeak(double t, double first, double second) {

    private static final int CALLS_PER_SAMPLE = 16;
    private static final int WARM_UP = 20_000;
    private static final double LARGE = 1.01;
    private static final double SIGNIFICANT = 5;
    private static final int ATTEMPTS = 3;

    /** What is measured. */
    interface Judge {

        boolean judge(String input);
    }

    /** Measures; and again when the difference is large, because a real one stays. */
    static TimingLeak between(Judge judge, String first, String second, int samples) {
        TimingLeak leak = measure(judge, first, second, samples);
        for (int attempt = 1; attempt < ATTEMPTS && leak.isLarge(); attempt++) {
            leak = measure(judge, first, second, samples);
        }
        return leak;
    }

    private static TimingLeak measure(Judge judge, String first, String second, int samples) {
        var random = new SplittableRandom(1);
        for (int i = 0; i < WARM_UP / CALLS_PER_SAMPLE; i++) {
            double _ = time(judge, first) + time(judge, second);
        }
        double[] ofFirst = new double[samples];
        double[] ofSecond = new double[samples];
        for (int i = 0; i < samples; i++) {
            boolean firstComesFirst = random.nextBoolean();
            if (firstComesFirst) {
                ofFirst[i] = time(judge, first);
            }
            ofSecond[i] = time(judge, second);
            if (!firstComesFirst) {
                ofFirst[i] = time(judge, first);
            }
        }
        return of(cropped(ofFirst), cropped(ofSecond));
    }

    /** Whether it is no accident (as in dudect) and more than where the inputs lie in memory can make. */
    boolean isLarge() {
        return Math.abs(t) > SIGNIFICANT && Math.max(first, second) > LARGE * Math.min(first, second);
    }

    double nanoseconds() {
        return Math.abs(first - second);
    }

    @Override
    public String toString() {
        return "t = %.1f, medians %.1f ns and %.1f ns".formatted(t, first, second);
    }

    private static double time(Judge judge, String input) {
        int accepted = 0;
        long start = System.nanoTime();
        for (int i = 0; i < CALLS_PER_SAMPLE; i++) {
            accepted += judge.judge(input) ? 1 : 0;
        }
        long end = System.nanoTime();
        if (accepted != 0 && accepted != CALLS_PER_SAMPLE) {
            throw new IllegalStateException("It can't make up its mind");
        }
        return (double) (end - start) / CALLS_PER_SAMPLE;
    }

    private static TimingLeak of(double[] first, double[] second) {
        double spread = Math.sqrt(variance(first) / first.length + variance(second) / second.length);
        return new TimingLeak(
                (mean(first) - mean(second)) / spread, first[first.length / 2], second[second.length / 2]);
    }

    private static double[] cropped(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        return Arrays.copyOf(sorted, sorted.length * 9 / 10);
    }

    private static double mean(double[] samples) {
        return DoubleStream.of(samples).average().orElseThrow();
    }

    private static double variance(double[] samples) {
        double mean = mean(samples);
        return DoubleStream.of(samples).map(x -> (x - mean) * (x - mean)).sum() / (samples.length - 1);
    }
}
