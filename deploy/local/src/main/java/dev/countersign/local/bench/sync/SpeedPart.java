package dev.countersign.local.bench.sync;

import dev.countersign.local.bench.report.SyncResults.Speed;
import dev.countersign.local.bench.report.SyncResults.SpeedRound;
import dev.countersign.local.stack.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The service against a plain listener: the same contracts, each into HRMs of its own, one after the other in turn. */
final class SpeedPart {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final SyncStage stage;
    private final SyncScale scale;
    private final Progress progress;

    SpeedPart(SyncStage stage, Progress progress) {
        this.stage = stage;
        this.scale = stage.scale();
        this.progress = progress;
    }

    Speed run() throws InterruptedException {
        try (PlainListener plain = PlainListener.start(stage)) {
            List<BenchContract> first = stage.newContracts(Math.min(scale.warmUp(), scale.sequentialEvents()));
            double _ = plainTurn(plain, first);
            double _ = serviceTurn(first);
            List<SpeedRound> rounds = new ArrayList<>();
            for (int round = 0; round < scale.rounds(); round++) {
                rounds.add(round(plain, round % 2 == 0));
            }
            return new Speed(
                    stage.environment(),
                    scale.latency().toMillis(),
                    scale.contracts(),
                    scale.sequentialEvents(),
                    rounds);
        }
    }

    private SpeedRound round(PlainListener plain, boolean plainFirst) throws InterruptedException {
        List<BenchContract> contracts = stage.newContracts(scale.contracts());
        List<BenchContract> some = contracts.subList(0, scale.sequentialEvents());
        double plainPerSecond = plainFirst ? plainTurn(plain, some) : 0;
        long requests = stage.hrms().requests();
        Duration cpu = stage.serviceCpu();
        double servicePerSecond = serviceTurn(contracts);
        double hrmCalls = (double) (stage.hrms().requests() - requests) / contracts.size();
        double cpuMillis = stage.serviceCpu().minus(cpu).toNanos() / 1e6 / contracts.size();
        if (!plainFirst) {
            plainPerSecond = plainTurn(plain, some);
        }
        SpeedRound round = compared(plainPerSecond, servicePerSecond, hrmCalls, cpuMillis);
        progress.say(String.format(
                Locale.ROOT,
                "plain listener %.2f contracts a second, service %.1f: %.1f times",
                plainPerSecond,
                servicePerSecond,
                servicePerSecond / plainPerSecond));
        return round;
    }

    private double plainTurn(PlainListener plain, List<BenchContract> contracts) throws InterruptedException {
        return turn(SyncStage.PLAIN, contracts.size(), () -> plain.publish(contracts), plain::requireAlive);
    }

    private double serviceTurn(List<BenchContract> contracts) throws InterruptedException {
        return turn(SyncStage.SERVICE, contracts.size(), () -> stage.publish(contracts), () -> {});
    }

    /** From before the first event is sent until the last record was read back, as the HRMs see it. */
    private double turn(String hrms, int contracts, Runnable publish, Runnable check) throws InterruptedException {
        long wanted = stage.hrms().reads(hrms) + contracts;
        long begun = System.nanoTime();
        publish.run();
        while (stage.hrms().reads(hrms) < wanted) {
            check.run();
            if (System.nanoTime() - begun > SyncStage.PATIENCE.toNanos()) {
                throw new IllegalStateException("Not all contracts came to the HRM in time");
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return contracts / ((stage.hrms().lastRead(hrms) - begun) / 1e9);
    }

    /** Everything that the plain listener has ever written. */
    private SpeedRound compared(double plainPerSecond, double servicePerSecond, double hrmCalls, double cpuMillis) {
        int compared = 0;
        int different = 0;
        int missing = 0;
        for (BenchAccount account : stage.accounts()) {
            Map<String, JsonNode> plain = stage.hrms().employees(SyncStage.PLAIN + account.index());
            Map<String, JsonNode> service = stage.hrms().employees(SyncStage.SERVICE + account.index());
            for (Map.Entry<String, JsonNode> each : plain.entrySet()) {
                JsonNode other = service.get(each.getKey());
                compared++;
                if (other == null) {
                    missing++;
                } else if (!other.equals(each.getValue())) {
                    different++;
                }
            }
        }
        return new SpeedRound(plainPerSecond, servicePerSecond, compared, different, missing, hrmCalls, cpuMillis);
    }
}
