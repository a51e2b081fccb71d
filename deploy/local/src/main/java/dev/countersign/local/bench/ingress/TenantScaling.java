package dev.countersign.local.bench.ingress;

import dev.countersign.local.bench.load.LoadProcess;
import dev.countersign.local.bench.measure.LiveHeap;
import dev.countersign.local.bench.measure.Meter;
import dev.countersign.local.bench.measure.ProcessUsage;
import dev.countersign.local.bench.report.Environment;
import dev.countersign.local.bench.report.Kept;
import dev.countersign.local.bench.report.Sample;
import dev.countersign.local.bench.report.TenantsResult;
import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The ingress with few and many endpoints, in turn. Each has a broker of its own, since all endpoints of a broker's topic
 * are known to all that read it.
 */
final class TenantScaling {

    private static final double BYTES_PER_MB = 1024.0 * 1024.0;

    private final Scale scale;
    private final LoadProcess generator;
    private final Progress progress;

    TenantScaling(Scale scale, LoadProcess generator, Progress progress) {
        this.scale = scale;
        this.generator = generator;
        this.progress = progress;
    }

    /** One of them with all that belongs to it. */
    private record Lane(int endpoints, Started ingress, Track track, List<Sample> samples) {}

    TenantsResult run(Site first, double rate, Environment environment) {
        List<Lane> lanes = new ArrayList<>();
        Kept kept = Kept.NOTHING;
        try {
            for (int endpoints : List.of(1, 1_000, scale.manyEndpoints())) {
                lanes.add(open(lanes.isEmpty() ? first : another(first, lanes.size()), endpoints));
            }
            for (Lane lane : lanes) {
                double warm = scale.warmUp().warm(lane.track(), lane.ingress());
                progress.say(lane.endpoints() + " endpoints: warm at " + Math.round(warm) + "/s");
            }
            List<Lane> order = new ArrayList<>(lanes);
            for (int round = 1; round <= scale.rounds(); round++) {
                for (Lane lane : order) {
                    turn(lane, round, rate);
                }
                Collections.rotate(order, 1);
            }
            for (Lane lane : lanes) {
                kept = kept.plus(lane.track().check());
            }
            return new TenantsResult(
                    environment,
                    scale.rounds(),
                    scale.seconds(),
                    rate,
                    lanes.stream().map(TenantScaling::result).toList(),
                    kept);
        } finally {
            lanes.forEach(lane -> lane.track().close());
        }
    }

    private static Site another(Site first, int number) {
        LocalFolders folders = first.folders();
        return first.another(
                new LocalFolders(folders.repository(), folders.home().resolve("site-" + (number + 1))));
    }

    private Lane open(Site site, int endpoints) {
        site.seed(endpoints);
        Started ingress = Started.start(site, new Contestants(site).ingress());
        progress.say(endpoints + " endpoints: ready after " + ingress.startUp().toMillis() + " ms");
        return new Lane(
                endpoints,
                ingress,
                new Track(site, new Meter(generator, site.brokerPid()), endpoints),
                new ArrayList<>());
    }

    private void turn(Lane lane, int round, double rate) {
        lane.samples()
                .add(new Sample(
                        Contestants.INGRESS,
                        round,
                        Sample.Kind.SATURATION,
                        0,
                        lane.track().saturate(lane.ingress(), scale.seconds())));
        Sample steady = new Sample(
                Contestants.INGRESS,
                round,
                Sample.Kind.STEADY,
                rate,
                lane.track().steady(lane.ingress(), rate, scale.seconds()));
        lane.samples().add(steady);
        progress.say(String.format(
                Locale.ROOT,
                "round %d  %,d endpoints: %.1f µs/call at %.0f/s",
                round,
                lane.endpoints(),
                steady.cost().cpuMicros(),
                rate));
    }

    private static TenantsResult.Tenants result(Lane lane) {
        long pid = lane.ingress().child().pid();
        double residentMb = ProcessUsage.residentBytes(pid) / BYTES_PER_MB;
        return new TenantsResult.Tenants(
                lane.endpoints(),
                lane.ingress().startUp().toMillis() / 1000.0,
                LiveHeap.bytes(pid),
                residentMb,
                lane.samples());
    }
}
