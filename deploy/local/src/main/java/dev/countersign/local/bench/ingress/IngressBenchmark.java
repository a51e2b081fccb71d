package dev.countersign.local.bench.ingress;

import dev.countersign.local.bench.measure.ProcessUsage;
import dev.countersign.local.bench.report.ComparisonResult;
import dev.countersign.local.bench.report.Environment;
import dev.countersign.local.bench.report.IngressPage;
import dev.countersign.local.bench.report.IngressResults;
import dev.countersign.local.bench.report.IngressTargets;
import dev.countersign.local.bench.report.ResultFiles;
import dev.countersign.local.bench.report.StartResult;
import dev.countersign.local.bench.report.TenantsResult;
import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.Progress;
import dev.countersign.local.stack.StartFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that is measured of the webhook ingress. */
public final class IngressBenchmark {

    private static final int ENDPOINTS = 1_000;
    private final LocalFolders folders;
    private final Progress progress;
    private final Clock clock = Clock.systemUTC();

    /** Its parts, each of which can be run alone. */
    public enum Part {
        /** Floor, ingress and rival against each other. */
        COMPARE,
        /** The ingress with few and many endpoints. */
        TENANTS,
        /** Start-up and memory. */
        START
    }

    /**
     * A benchmark.
     *
     * @param folders the repository, and where it may write
     * @param progress hears what is going on
     */
    public IngressBenchmark(LocalFolders folders, Progress progress) {
        this.folders = folders;
        this.progress = progress;
    }

    /**
     * Runs it.
     *
     * @param parts what to run
     * @param quick less of everything
     * @param rounds how often each contestant has its turn
     * @param seconds how long each load is recorded
     * @param out where the page and the raw results go
     * @return whether everything that was accepted is on the topic, and everything was accepted
     */
    public boolean run(Set<Part> parts, boolean quick, int rounds, double seconds, Path out) {
        requireBuilt();
        Scale scale = quick ? Scale.quick() : Scale.full(rounds, seconds);
        IngressResults results = new IngressResults(
                parts.contains(Part.COMPARE) ? compare(scale) : null,
                parts.contains(Part.TENANTS) ? tenants(scale) : null,
                parts.contains(Part.START) ? start(scale) : null);
        return report(results, out);
    }

    private ComparisonResult compare(Scale scale) {
        try (Stage stage = Stage.set(folders)) {
            stage.site().seed(ENDPOINTS);
            progress.say("Broker and registry are ready, with " + ENDPOINTS + " endpoints");
            List<Started> started = new ArrayList<>();
            for (Contestant contestant : new Contestants(stage.site()).all()) {
                Started one = Started.start(stage.site(), contestant);
                progress.say(one.name() + " is ready after " + one.startUp().toMillis() + " ms");
                started.add(one);
            }
            try (Track track = stage.track(ENDPOINTS)) {
                return new Comparison(scale, track, progress).run(started, environment(stage));
            }
        }
    }

    private TenantsResult tenants(Scale scale) {
        try (Stage stage = Stage.set(folders)) {
            return new TenantScaling(scale, stage.generator(), progress)
                    .run(stage.site(), scale.fixedRate(), environment(stage));
        }
    }

    private StartResult start(Scale scale) {
        try (Stage stage = Stage.set(folders)) {
            stage.site().seed(ENDPOINTS);
            try (Track track = stage.track(ENDPOINTS)) {
                return new StartUps(scale, stage.site(), track, progress)
                        .run(new Contestants(stage.site()).all(), scale.fixedRate(), environment(stage));
            }
        }
    }

    private boolean report(IngressResults results, Path out) {
        ResultFiles files = new ResultFiles(out);
        String raw = "ingress-" + LocalDate.now(clock) + ".json";
        IngressResults all =
                files.read(raw, IngressResults.class, IngressResults.NOTHING).with(results);
        files.write(raw, all);
        files.updatePage("ingress.md", IngressPage.of(all, raw));
        IngressTargets.judge(results).forEach(verdict -> progress.say(verdict.line()));
        progress.say("Written: " + out.resolve("ingress.md") + " and " + out.resolve(raw));
        return IngressTargets.isSound(results);
    }

    private Environment environment(Stage stage) {
        Map<String, List<String>> options = new HashMap<>(new Contestants(stage.site()).options());
        options.put("broker", Site.BROKER_OPTIONS);
        options.put("load generator", Stage.GENERATOR_OPTIONS);
        return Environment.of(
                folders.repository(),
                List.of(folders.libraries(), folders.repository().resolve("deploy/baselines/target/lib")),
                options,
                clock);
    }

    private void requireBuilt() {
        if (!ProcessUsage.isAvailable()) {
            throw new StartFailedException("Processor time is read from /proc: the benchmark runs on Linux only");
        }
        for (Path file : List.of(
                folders.libraries(),
                folders.jar(Contestants.INGRESS, Contestants.INGRESS),
                folders.jar("deploy/baselines", "baselines"))) {
            if (!Files.exists(file)) {
                throw new StartFailedException(file + " is missing. Build it with: ./mvnw package -DskipTests");
            }
        }
    }
}
