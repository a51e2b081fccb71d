package dev.countersign.local.capacity;

import dev.countersign.local.bench.report.IngressResults;
import dev.countersign.local.bench.report.ResultFiles;
import dev.countersign.local.bench.report.Sample;
import dev.countersign.local.bench.report.Spread;
import dev.countersign.local.bench.report.SyncResults;
import dev.countersign.local.bench.report.TenantsResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was measured, from the newest files of raw results.
 *
 * @param ingressMicros processor time of the ingress for a webhook, steady, with the most endpoints
 * @param ingressPerSecond webhooks a second that one ingress took when everything was busy, with the most endpoints
 * @param syncMillis processor time of the sync service for a contract
 * @param syncPerSecond contracts a second of one sync service, while Oneflow and the HRM took their time for each call
 * @param hrmCalls calls of the HRM for a contract
 * @param footprint what is left behind
 * @param sources the files
 */
record Costs(
        double ingressMicros,
        double ingressPerSecond,
        double syncMillis,
        double syncPerSecond,
        double hrmCalls,
        Footprint footprint,
        List<String> sources) {

    Costs {
        sources = List.copyOf(sources);
    }

    /**
     * Reads them.
     *
     * @param folder where the raw results are
     * @throws IllegalStateException when one that is needed is missing; the message says how to get it
     */
    static Costs in(Path folder) {
        ResultFiles files = new ResultFiles(folder);
        String ingressFile = newest(folder, "ingress");
        String syncFile = newest(folder, "sync");
        String footprintFile = newest(folder, "footprint");
        TenantsResult.Tenants most = needed(
                        files.read(ingressFile, IngressResults.class, IngressResults.NOTHING)
                                .tenants(),
                        ingressFile + " has no part TENANTS. Run: ./countersign bench ingress --parts TENANTS")
                .tenants()
                .getLast();
        SyncResults.Speed speed = needed(
                files.read(syncFile, SyncResults.class, SyncResults.NOTHING).speed(),
                syncFile + " has no part SPEED. Run: ./countersign bench sync --parts SPEED");
        return new Costs(
                median(most, Sample.Kind.STEADY, sample -> sample.cost().cpuMicros()),
                median(
                        most,
                        Sample.Kind.SATURATION,
                        sample -> sample.cost().load().perSecond()),
                Spread.of(speed.rounds().stream()
                                .map(SyncResults.SpeedRound::cpuMillis)
                                .toList())
                        .median(),
                Spread.of(speed.rounds().stream()
                                .map(SyncResults.SpeedRound::servicePerSecond)
                                .toList())
                        .median(),
                Spread.of(speed.rounds().stream()
                                .map(SyncResults.SpeedRound::hrmCalls)
                                .toList())
                        .median(),
                files.readExisting(footprintFile, Footprint.class),
                List.of(ingressFile, syncFile, footprintFile));
    }

    private static <T> T needed(@Nullable T part, String ifMissing) {
        if (part == null) {
            throw new IllegalStateException(ifMissing);
        }
        return part;
    }

    private static double median(
            TenantsResult.Tenants tenants, Sample.Kind kind, java.util.function.Function<Sample, Double> of) {
        return Spread.of(tenants.samples().stream()
                        .filter(sample -> sample.kind() == kind)
                        .map(of)
                        .toList())
                .median();
    }

    /** The names end with the date, so the newest is the last one. */
    private static String newest(Path folder, String subject) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(subject + "-\\d{4}-\\d\\d-\\d\\d\\.json"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IllegalStateException("There is no " + subject + "-DATE.json in " + folder
                            + ". Name a folder with raw results of benchmarks with --results."));
        } catch (IOException e) {
            throw new UncheckedIOException("The results in " + folder + " can't be listed", e);
        }
    }
}
