package dev.countersign.local.bench.report;

import dev.countersign.local.bench.load.Latency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the contract sync service's benchmark. Each tells where and of what it was measured, since parts may be run
 * apart.
 *
 * @param speed against a plain listener
 * @param bursts many events of the same contracts
 * @param steady from webhook to verified record, also beside a dead HRM
 * @param backlogs few and many contracts that wait
 */
public record SyncResults(
        @Nullable Speed speed,
        @Nullable Bursts bursts,
        @Nullable Steady steady,
        @Nullable Backlogs backlogs) {

    /** Nothing measured yet. */
    public static final SyncResults NOTHING = new SyncResults(null, null, null, null);

    /**
     * Replaces what was measured anew.
     *
     * @param newer its parts win
     * @return the newer parts, and the older ones where there is no newer
     */
    public SyncResults with(SyncResults newer) {
        return new SyncResults(
                newer.speed == null ? speed : newer.speed,
                newer.bursts == null ? bursts : newer.bursts,
                newer.steady == null ? steady : newer.steady,
                newer.backlogs == null ? backlogs : newer.backlogs);
    }

    /**
     * Against a plain listener.
     *
     * @param environment where, and of what
     * @param latencyMs of each call of Oneflow and of the HRM
     * @param contracts of the service's turn in a round
     * @param plainEvents how many of them the plain listener got
     * @param rounds in turn
     */
    public record Speed(
            Environment environment, long latencyMs, int contracts, int plainEvents, List<SpeedRound> rounds) {

        public Speed {
            rounds = List.copyOf(rounds);
        }
    }

    /**
     * A round.
     *
     * @param plainPerSecond contracts a second of the plain listener
     * @param servicePerSecond contracts a second of the service
     * @param compared records that both have written
     * @param different how many of them are not equal
     * @param missing contracts whose employee the service did not bring to the HRM
     * @param hrmCalls calls to the HRM for each contract
     * @param cpuMillis processor time of the service for each contract
     */
    public record SpeedRound(
            double plainPerSecond,
            double servicePerSecond,
            int compared,
            int different,
            int missing,
            double hrmCalls,
            double cpuMillis) {}

    /**
     * Many events of the same contracts.
     *
     * @param environment where, and of what
     * @param contracts in a round
     * @param events of all of them
     * @param rounds one after the other
     */
    public record Bursts(Environment environment, int contracts, int events, List<BurstRound> rounds) {

        public Bursts {
            rounds = List.copyOf(rounds);
        }
    }

    /**
     * A round.
     *
     * @param calls that the service made to Oneflow for each contract, by its metric
     * @param reads of each contract, by its table
     * @param seconds until all were in the HRM
     * @param missing employees
     */
    public record BurstRound(double calls, double reads, double seconds, int missing) {}

    /**
     * A steady load of webhooks.
     *
     * @param environment where, and of what
     * @param latencyMs of each call of Oneflow and of the HRM
     * @param rate contracts a second
     * @param seconds of each load
     * @param accounts that share it
     * @param deadContracts that wait for a dead HRM meanwhile
     * @param rounds in turn: without, with
     */
    public record Steady(
            Environment environment,
            long latencyMs,
            double rate,
            double seconds,
            int accounts,
            int deadContracts,
            List<SteadyRound> rounds) {

        public Steady {
            rounds = List.copyOf(rounds);
        }
    }

    /**
     * A round.
     *
     * @param alone from when the webhook was due until its record was verified
     * @param besideDead the same while another account's HRM is dead
     * @param remoteMs latency of all calls that a contract needs
     * @param lost webhooks not accepted, or accepted and not verified
     * @param stillWaiting contracts of the dead HRM's account at the end
     */
    public record SteadyRound(Latency alone, Latency besideDead, double remoteMs, int lost, long stillWaiting) {}

    /**
     * Few and many contracts that wait.
     *
     * @param environment where, and of what
     * @param contracts that are worked on, before the others
     * @param rounds of each size
     */
    public record Backlogs(Environment environment, int contracts, List<BacklogRound> rounds) {

        public Backlogs {
            rounds = List.copyOf(rounds);
        }
    }

    /**
     * A round.
     *
     * @param size how many wait at its beginning
     * @param claims how long claims took in the database
     * @param perSecond contracts worked on
     * @param liveHeapMb reachable afterwards, in MiB
     * @param residentMb memory of the service, in MiB
     */
    public record BacklogRound(int size, Latency claims, double perSecond, double liveHeapMb, double residentMb) {}
}
