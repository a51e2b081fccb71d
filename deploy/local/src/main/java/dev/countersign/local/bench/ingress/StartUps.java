package dev.countersign.local.bench.ingress;

import dev.countersign.local.bench.measure.Cost;
import dev.countersign.local.bench.measure.ProcessUsage;
import dev.countersign.local.bench.report.Environment;
import dev.countersign.local.bench.report.Sample;
import dev.countersign.local.bench.report.StartResult;
import dev.countersign.local.stack.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Starts every contestant several times, in turn, and puts a load on each after its last start. */
final class StartUps {

    private static final double BYTES_PER_MB = 1024.0 * 1024.0;

    private final Scale scale;
    private final Site site;
    private final Track track;
    private final Progress progress;

    StartUps(Scale scale, Site site, Track track, Progress progress) {
        this.scale = scale;
        this.site = site;
        this.track = track;
        this.progress = progress;
    }

    StartResult run(List<Contestant> contestants, double rate, Environment environment) {
        List<List<Double>> seconds = new ArrayList<>();
        contestants.forEach(_ -> seconds.add(new ArrayList<>()));
        List<StartResult.Starts> starts = new ArrayList<>();
        for (int start = 1; start <= scale.starts(); start++) {
            for (int index = 0; index < contestants.size(); index++) {
                Started started = Started.start(site, contestants.get(index));
                seconds.get(index).add(started.startUp().toMillis() / 1000.0);
                progress.say(String.format(
                        Locale.ROOT,
                        "start %d  %-16s ready after %d ms",
                        start,
                        started.name(),
                        started.startUp().toMillis()));
                if (start == scale.starts()) {
                    starts.add(load(started, seconds.get(index), rate));
                }
                site.stop(started.child());
            }
        }
        return new StartResult(environment, rate, scale.seconds(), starts);
    }

    private StartResult.Starts load(Started started, List<Double> seconds, double rate) {
        Cost cost = track.steady(started, rate, scale.seconds());
        progress.say(String.format(Locale.ROOT, "%s has %.0f MiB at %.0f/s", started.name(), cost.residentMb(), rate));
        return new StartResult.Starts(
                started.name(),
                seconds,
                cost.residentMb(),
                ProcessUsage.peakResidentBytes(started.child().pid()) / BYTES_PER_MB,
                new Sample(started.name(), 1, Sample.Kind.STEADY, rate, cost));
    }
}
