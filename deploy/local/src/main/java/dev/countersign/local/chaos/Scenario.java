package dev.countersign.local.chaos;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** The faults. None takes away what was acknowledged: disks stay, and replicas that are not in sync never lead. */
enum Scenario {
    KILL_BROKER(FaultKind.KILL, 2, 8, "SIGKILL of %1$s"),
    KILL_TWO_BROKERS(FaultKind.KILL, 3, 6, "SIGKILL of %1$s and %2$s: no quorum, nothing can be acknowledged"),
    KILL_ALL_BROKERS(FaultKind.KILL, 1, 3, "SIGKILL of all three brokers"),
    KILL_INGRESS(FaultKind.KILL, 1, 4, "SIGKILL of %3$s"),
    KILL_BOTH_INGRESSES(FaultKind.KILL, 1, 2, "SIGKILL of both ingresses"),
    KILL_BROKER_AND_INGRESS(FaultKind.KILL, 2, 6, "SIGKILL of %1$s and %3$s"),
    RESTART_BROKER(FaultKind.RESTART, 1, 2, "SIGTERM of %1$s"),
    RESTART_INGRESS(FaultKind.RESTART, 1, 2, "SIGTERM of %3$s"),
    RESET_LINK(FaultKind.CUT, 2, 6, "%3$s cut off from %1$s, connections reset"),
    SILENCE_LINK(FaultKind.CUT, 2, 8, "%3$s cut off from %1$s, silently"),
    SILENCE_INGRESS(FaultKind.CUT, 2, 6, "%3$s cut off from all brokers, silently"),
    SILENCE_INGRESSES(FaultKind.CUT, 3, 6, "both ingresses cut off from all brokers, silently"),
    SILENCE_REPLICATION(FaultKind.CUT, 3, 12, "%1$s cut off from the brokers that follow it, silently"),
    PAUSE_BROKER(FaultKind.PAUSE, 2, 12, "SIGSTOP of %1$s"),
    PAUSE_TWO_BROKERS(FaultKind.PAUSE, 2, 6, "SIGSTOP of %1$s and %2$s"),
    PAUSE_INGRESS(FaultKind.PAUSE, 2, 6, "SIGSTOP of %3$s");

    private final FaultKind kind;
    private final int shortest;
    private final int longest;
    private final String words;

    Scenario(FaultKind kind, int shortestSeconds, int longestSeconds, String words) {
        this.kind = kind;
        this.shortest = shortestSeconds;
        this.longest = longestSeconds;
        this.words = words;
    }

    FaultKind kind() {
        return kind;
    }

    /** With parts and a duration by chance. */
    Fault pick(RandomGenerator random) {
        int broker = random.nextInt(ClusterPorts.BROKERS);
        int other = (broker + 1 + random.nextInt(ClusterPorts.BROKERS - 1)) % ClusterPorts.BROKERS;
        int ingress = random.nextInt(ClusterPorts.INGRESSES);
        Duration hold = Duration.ofMillis(random.nextInt(shortest * 1000, longest * 1000));
        return new Fault(this, broker, other, ingress, hold);
    }

    String describe(Fault fault) {
        return words.formatted(
                "broker-" + (fault.broker() + 1),
                "broker-" + (fault.otherBroker() + 1),
                "ingress-" + (fault.ingress() + 1));
    }
}
