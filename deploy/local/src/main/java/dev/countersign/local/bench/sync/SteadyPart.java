package dev.countersign.local.bench.sync;

import dev.countersign.local.bench.load.Latency;
import dev.countersign.local.bench.report.SyncResults.Steady;
import dev.countersign.local.bench.report.SyncResults.SteadyRound;
import dev.countersign.local.stack.Progress;
import dev.countersign.schemas.topic.TopicNames;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/** Webhooks at a steady rate: from when each was due until its record was verified, without and with a dead HRM beside. */
final class SteadyPart {

    private static final int DIGITS = 3;

    private final SyncStage stage;
    private final SyncScale scale;
    private final Progress progress;
    private final WebhookLoad webhooks;

    /** A load: latencies, calls to HRMs for each contract, and how many were lost. */
    private record Load(Latency latency, double hrmCalls, int lost) {}

    SteadyPart(SyncStage stage, Progress progress) {
        this.stage = stage;
        this.scale = stage.scale();
        this.progress = progress;
        this.webhooks = new WebhookLoad(stage.stack().endpoints().webhooks());
    }

    Steady run() throws SQLException, InterruptedException {
        List<BenchContract> waiting = stage.contractsOfTheDead(scale.deadContracts());
        Load _ = load();
        List<SteadyRound> rounds = new ArrayList<>();
        for (int round = 0; round < scale.rounds(); round++) {
            rounds.add(round(waiting));
        }
        return new Steady(
                stage.environment(),
                scale.latency().toMillis(),
                scale.rate(),
                scale.seconds(),
                stage.accounts().size(),
                scale.deadContracts(),
                rounds);
    }

    private SteadyRound round(List<BenchContract> waiting) throws SQLException, InterruptedException {
        Load alone = load();
        addWaiting(waiting);
        Load beside = load();
        long stillWaiting = stage.rows().dirty(stage.dead());
        stage.rows().forget(stage.dead());
        SteadyRound round = new SteadyRound(
                alone.latency(),
                beside.latency(),
                scale.latency().toMillis() * (1 + alone.hrmCalls()),
                alone.lost() + beside.lost(),
                stillWaiting);
        progress.say(String.format(
                Locale.ROOT,
                "alone p50 %.0f ms, p99 %.0f ms; beside the dead HRM p50 %.0f ms, p99 %.0f ms; remote calls %.0f ms",
                round.alone().p50(),
                round.alone().p99(),
                round.besideDead().p50(),
                round.besideDead().p99(),
                round.remoteMs()));
        return round;
    }

    private void addWaiting(List<BenchContract> waiting) throws SQLException, InterruptedException {
        waiting.forEach(contract -> stage.records()
                .event(
                        TopicNames.CONTRACT_EVENTS,
                        null,
                        contract,
                        "contract:sign",
                        UUID.randomUUID().toString()));
        stage.records().flush();
        stage.rows().awaitDirty(stage.dead(), waiting.size(), SyncStage.PATIENCE);
    }

    private Load load() throws SQLException, InterruptedException {
        List<BenchContract> contracts = stage.newContracts(scale.steadyContracts());
        long requests = stage.hrms().requests();
        WebhookLoad.Sent sent = webhooks.send(contracts, scale.rate());
        stage.rows().awaitClean(contracts, SyncStage.PATIENCE);
        double hrmCalls = (double) (stage.hrms().requests() - requests) / contracts.size();
        Map<Long, Instant> verified = stage.rows().verifiedAt(contracts);
        Histogram nanos = new Histogram(DIGITS);
        for (Map.Entry<Long, Instant> each : verified.entrySet()) {
            Instant due = sent.due().get(each.getKey());
            if (due != null) {
                nanos.recordValue(
                        Math.max(0, Duration.between(due, each.getValue()).toNanos()));
            }
        }
        int lost = (int) (contracts.size() - Math.min(sent.accepted(), verified.size()));
        return new Load(Latency.of(nanos), hrmCalls, lost);
    }
}
