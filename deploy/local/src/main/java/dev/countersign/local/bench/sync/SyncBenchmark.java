package dev.countersign.local.bench.sync;

import dev.countersign.local.bench.measure.ProcessUsage;
import dev.countersign.local.bench.report.ResultFiles;
import dev.countersign.local.bench.report.SyncPage;
import dev.countersign.local.bench.report.SyncResults;
import dev.countersign.local.bench.report.SyncTargets;
import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.Progress;
import dev.countersign.local.stack.StartFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;

/** Everything that is measured of the contract sync service. */
public final class SyncBenchmark {

    private final LocalFolders folders;
    private final Progress progress;
    private final Clock clock = Clock.systemUTC();

    /** Its parts, each of which can be run alone. */
    public enum Part {
        /** Against a plain listener. */
        SPEED,
        /** Many events of the same contracts. */
        BURSTS,
        /** From webhook to verified record, also beside a dead HRM. */
        STEADY,
        /** Few and many contracts that wait. */
        BACKLOG
    }

    /**
     * A benchmark.
     *
     * @param folders the repository, and where it may write
     * @param progress hears what is going on
     */
    public SyncBenchmark(LocalFolders folders, Progress progress) {
        this.folders = folders;
        this.progress = progress;
    }

    /**
     * Runs it.
     *
     * @param parts what to run
     * @param quick less of everything
     * @param rounds how often
     * @param seconds how long the steady load is
     * @param out where the page and the raw results go
     * @return whether the results are right, however fast
     * @throws SQLException when the database can't be used
     * @throws InterruptedException when somebody has lost patience
     */
    public boolean run(Set<Part> parts, boolean quick, int rounds, double seconds, Path out)
            throws SQLException, InterruptedException {
        requireBuilt();
        SyncScale scale = quick ? SyncScale.quick() : SyncScale.full(rounds, seconds);
        boolean sound = true;
        try (SyncStage stage = SyncStage.set(folders, scale, progress)) {
            for (Part part : parts) {
                sound &= report(measured(part, stage), out);
            }
        }
        progress.say("Written: " + out.resolve("sync.md"));
        return sound;
    }

    private SyncResults measured(Part part, SyncStage stage) throws SQLException, InterruptedException {
        return switch (part) {
            case SPEED -> new SyncResults(new SpeedPart(stage, progress).run(), null, null, null);
            case BURSTS -> new SyncResults(null, new BurstPart(stage, progress).run(), null, null);
            case STEADY -> new SyncResults(null, null, new SteadyPart(stage, progress).run(), null);
            case BACKLOG -> new SyncResults(null, null, null, new BacklogPart(stage, progress).run());
        };
    }

    /** After each part, so that a later one that fails takes nothing away. */
    private boolean report(SyncResults results, Path out) {
        ResultFiles files = new ResultFiles(out);
        String raw = "sync-" + LocalDate.now(clock) + ".json";
        SyncResults all =
                files.read(raw, SyncResults.class, SyncResults.NOTHING).with(results);
        files.write(raw, all);
        files.updatePage("sync.md", SyncPage.of(all, raw));
        SyncTargets.judge(results).forEach(verdict -> progress.say(verdict.line()));
        return SyncTargets.isSound(results);
    }

    private void requireBuilt() {
        if (!ProcessUsage.isAvailable()) {
            throw new StartFailedException("Processor time is read from /proc: the benchmark runs on Linux only");
        }
        Path baselines = folders.jar("deploy/baselines", "baselines");
        if (!Files.exists(baselines)) {
            throw new StartFailedException(baselines + " is missing. Build it with: ./mvnw package -DskipTests");
        }
    }
}
