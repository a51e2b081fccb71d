package dev.countersign.local.bench.ingress;

/**
 * How much is measured.
 *
 * @param rounds how often each contestant has its turn
 * @param seconds how long each load is recorded
 * @param warmUp how receivers are warmed up
 * @param starts how often each is started to see how long it takes
 * @param manyEndpoints the most endpoints
 * @param fixedRate calls a second where all receivers get the same
 */
record Scale(int rounds, double seconds, WarmUp warmUp, int starts, int manyEndpoints, double fixedRate) {

    private static final double TARGET_RATE = 5_000;
    private static final double QUICK_RATE = 500;

    /** For results that count. */
    static Scale full(int rounds, double seconds) {
        return new Scale(rounds, seconds, new WarmUp(18, 36), 5, 100_000, TARGET_RATE);
    }

    /** To see within a minute that everything works. */
    static Scale quick() {
        return new Scale(1, 2, new WarmUp(2, 2), 1, 2_000, QUICK_RATE);
    }
}
