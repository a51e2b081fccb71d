package dev.countersign.local.bench.sync;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds how often
 * @param latency of each call of Oneflow and of the HRM
 * @param warmUp contracts that warm the service up
 * @param contracts of a round of the comparison, of the bursts, and of the real part of a backlog
 * @param sequentialEvents how many of them the plain listener gets in a round
 * @param eventsPerContract in a burst
 * @param rate contracts a second of the steady load
 * @param seconds of the steady load
 * @param deadContracts that wait for the dead HRM
 * @param backlogs sizes, the smallest first
 */
record SyncScale(
        int rounds,
        Duration latency,
        int warmUp,
        int contracts,
        int sequentialEvents,
        int eventsPerContract,
        double rate,
        double seconds,
        int deadContracts,
        List<Integer> backlogs) {

    /** For results that count. */
    static SyncScale full(int rounds, double seconds) {
        return new SyncScale(
                rounds,
                Duration.ofMillis(50),
                1_000,
                1_000,
                60,
                10,
                50,
                seconds,
                10_000,
                List.of(1_000, 10_000, 100_000));
    }

    /** To see soon that everything works. */
    static SyncScale quick() {
        return new SyncScale(1, Duration.ofMillis(20), 20, 40, 5, 5, 20, 2, 200, List.of(40, 400));
    }

    /** How many contracts a steady load has. */
    int steadyContracts() {
        return (int) Math.round(rate * seconds);
    }
}
