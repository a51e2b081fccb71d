package dev.countersign.local.bench.sync;

import dev.countersign.local.bench.load.Latency;
import dev.countersign.local.bench.measure.LiveHeap;
import dev.countersign.local.bench.measure.ProcessUsage;
import dev.countersign.local.bench.report.SyncResults.BacklogRound;
import dev.countersign.local.bench.report.SyncResults.Backlogs;
import dev.countersign.local.stack.Progress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** The same contracts with few and with many others that wait behind them: what claims cost, and what memory. */
final class BacklogPart {

    private static final double BYTES_PER_MB = 1024.0 * 1024.0;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int DIGITS = 3;

    private final SyncStage stage;
    private final SyncScale scale;
    private final Progress progress;

    BacklogPart(SyncStage stage, Progress progress) {
        this.stage = stage;
        this.scale = stage.scale();
        this.progress = progress;
    }

    Backlogs run() throws SQLException, InterruptedException {
        List<BenchContract> contracts = stage.newContracts(scale.contracts());
        stage.publish(contracts);
        stage.rows().awaitClean(contracts, SyncStage.PATIENCE);
        stage.rows().logDurations(true);
        ClaimLog log = new ClaimLog(stage.stack().logs().resolve("postgresql.log"));
        List<BacklogRound> rounds = new ArrayList<>();
        for (int round = 0; round < scale.rounds(); round++) {
            for (int size : scale.backlogs()) {
                rounds.add(round(contracts, size, log));
            }
        }
        stage.rows().logDurations(false);
        return new Backlogs(stage.environment(), contracts.size(), rounds);
    }

    private BacklogRound round(List<BenchContract> contracts, int size, ClaimLog log)
            throws SQLException, InterruptedException {
        log.skip();
        stage.rows().addBacklog(contracts, stage.large(), size - contracts.size());
        long begun = System.nanoTime();
        stage.rows().awaitClean(contracts, SyncStage.PATIENCE);
        double perSecond = contracts.size() / ((System.nanoTime() - begun) / 1e9);
        Latency claims = latency(log.claims());
        double residentMb = ProcessUsage.residentBytes(stage.servicePid()) / BYTES_PER_MB;
        double liveHeapMb = LiveHeap.bytes(stage.servicePid()) / BYTES_PER_MB;
        stage.rows().forget(stage.large());
        progress.say(String.format(
                Locale.ROOT,
                "%,d waiting: %d claims, p50 %.2f ms, p99 %.2f ms; %.1f contracts a second; live heap %.1f MiB, resident %.0f MiB",
                size,
                claims.count(),
                claims.p50(),
                claims.p99(),
                perSecond,
                liveHeapMb,
                residentMb));
        return new BacklogRound(size, claims, perSecond, liveHeapMb, residentMb);
    }

    private static Latency latency(List<Double> millis) {
        if (millis.isEmpty()) {
            throw new IllegalStateException(
                    "No claim is in PostgreSQL's log: has the statement lost its name, /* claim */?");
        }
        Histogram nanos = new Histogram(DIGITS);
        millis.forEach(each -> nanos.recordValue(Math.round(each * NANOS_PER_MILLI)));
        return Latency.of(nanos);
    }
}
