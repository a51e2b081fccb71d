package dev.countersign.local.bench.sync;

import dev.countersign.local.bench.report.SyncResults.BurstRound;
import dev.countersign.local.bench.report.SyncResults.Bursts;
import dev.countersign.local.stack.Progress;
import dev.countersign.schemas.topic.TopicNames;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Many events of the same contracts, all at once: how often is each contract read? */
final class BurstPart {

    private static final List<String> TYPES =
            List.of("data_field:update", "participant:update", "contract:content_update", "participant:sign");
    private static final long SEED = 20_261_130;

    private final SyncStage stage;
    private final SyncScale scale;
    private final Progress progress;
    private final ServiceMetrics metrics;

    BurstPart(SyncStage stage, Progress progress) {
        this.stage = stage;
        this.scale = stage.scale();
        this.progress = progress;
        this.metrics =
                new ServiceMetrics(URI.create(stage.stack().endpoints().syncManagement() + "/actuator/prometheus"));
    }

    Bursts run() throws SQLException, InterruptedException {
        List<BurstRound> rounds = new ArrayList<>();
        for (int round = 0; round < scale.rounds(); round++) {
            rounds.add(round());
        }
        return new Bursts(
                stage.environment(), scale.contracts(), scale.contracts() * scale.eventsPerContract(), rounds);
    }

    private BurstRound round() throws SQLException, InterruptedException {
        List<BenchContract> contracts = stage.newContracts(scale.contracts());
        int before = employees();
        double calls = metrics.sum("countersign_oneflow_calls_seconds_count");
        long begun = System.nanoTime();
        publish(contracts);
        stage.rows().awaitClean(contracts, SyncStage.PATIENCE);
        double seconds = (System.nanoTime() - begun) / 1e9;
        BurstRound round = new BurstRound(
                (metrics.sum("countersign_oneflow_calls_seconds_count") - calls) / contracts.size(),
                (double) stage.rows().reads(contracts) / contracts.size(),
                seconds,
                before + contracts.size() - employees());
        progress.say(String.format(
                Locale.ROOT, "%.3f reads of each contract, done after %.1f s", round.calls(), round.seconds()));
        return round;
    }

    /** In any order, but for the last event of each contract, which says that it is signed. */
    private void publish(List<BenchContract> contracts) {
        List<BenchContract> order = new ArrayList<>();
        for (int n = 0; n < scale.eventsPerContract(); n++) {
            order.addAll(contracts);
        }
        Collections.shuffle(order, new Random(SEED));
        java.util.Map<Long, Integer> told = new java.util.HashMap<>();
        for (BenchContract contract : order) {
            int number = told.merge(contract.id(), 1, Integer::sum);
            String type = number == scale.eventsPerContract() ? "contract:sign" : TYPES.get(number % TYPES.size());
            stage.records()
                    .event(
                            TopicNames.CONTRACT_EVENTS,
                            null,
                            contract,
                            type,
                            UUID.randomUUID().toString());
        }
        stage.records().flush();
    }

    private int employees() {
        return stage.accounts().stream()
                .mapToInt(account -> stage.hrms()
                        .employees(SyncStage.SERVICE + account.index())
                        .size())
                .sum();
    }
}
