package dev.countersign.local.chaos;

import dev.countersign.local.stack.Progress;
import dev.countersign.local.stack.StartFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes one fault after the other, each after the former has been healed. */
final class Trouble {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Cluster cluster;
    private final FaultPlan plan;
    private final Pulse pulse;
    private final Progress progress;
    private final List<FaultReport> reports = new ArrayList<>();
    private final AtomicInteger made = new AtomicInteger();
    private volatile boolean ended;

    Trouble(Cluster cluster, FaultPlan plan, Pulse pulse, Progress progress) {
        this.cluster = cluster;
        this.plan = plan;
        this.pulse = pulse;
        this.progress = progress;
    }

    /** Whether every fault of the plan has been at least once. */
    boolean wasComplete() {
        return made.get() >= plan.size();
    }

    /** Makes no further fault. */
    void end() {
        ended = true;
    }

    /** Makes faults until told to end or, when the plan is for once only, until all of it has been. */
    void run() {
        try (Watch watch = new Watch(cluster.bootstrapServers())) {
            Pauses.sleep(plan.peace());
            while (!ended && !(plan.isForOnce() && wasComplete())) {
                make(plan.next(), watch);
            }
        }
    }

    List<FaultReport> reports() {
        return List.copyOf(reports);
    }

    private void make(Fault fault, Watch watch) {
        long began = pulse.elapsedNanos();
        Felt felt = pulse.feel();
        progress.say(fault + ", for " + fault.hold().toMillis() + " ms");
        fault.injectInto(cluster);
        Pauses.sleep(fault.hold());
        long held = pulse.elapsedNanos();
        cluster.healAll();
        watch.awaitReplicas(cluster.brokers(), cluster.bootstrapServerOfEach());
        watch.balanceLeaders(cluster.brokers());
        cluster.awaitIngresses();
        long healed = pulse.elapsedNanos();
        awaitAnswer();
        Pauses.sleep(plan.peace());
        FaultReport report = new FaultReport(
                TimeUnit.NANOSECONDS.toMillis(began) / 1000.0,
                fault.toString(),
                fault.scenario().kind(),
                TimeUnit.NANOSECONDS.toMillis(held - began),
                TimeUnit.NANOSECONDS.toMillis(healed - held),
                felt.failures(),
                TimeUnit.NANOSECONDS.toMillis(felt.spanNanos()),
                TimeUnit.NANOSECONDS.toMillis(felt.longestSilenceNanos()));
        reports.add(report);
        int _ = made.incrementAndGet();
        progress.say("  healed after " + report.healedMs() + " ms; longest time without a 200: "
                + report.longestSilenceMs() + " ms, failed attempts: " + report.failedAttempts());
    }

    /** So that the silence of a fault is counted to it. */
    private void awaitAnswer() {
        long before = pulse.oks();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (pulse.oks() == before && !ended) {
            if (System.nanoTime() - deadline > 0) {
                throw new StartFailedException("No callback has been answered 200 for " + PATIENCE.toSeconds()
                        + " s although everything was healed. Look at the ingresses' logs.");
            }
            Pauses.sleep(PAUSE);
        }
    }
}
