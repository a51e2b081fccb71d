package dev.countersign.local.bench;

import dev.countersign.local.bench.ingress.IngressBenchmark;
import dev.countersign.local.bench.report.BenchPlaces;
import dev.countersign.local.stack.StartFailedException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign bench ingress}: the webhook ingress against the floor and the rival. */
@Command(
        name = "ingress",
        description = "Measures the webhook ingress beside a bare receiver and one as usually written.",
        mixinStandardHelpOptions = true)
final class BenchIngressCommand implements Callable<Integer> {

    @Option(names = "--rounds", defaultValue = "5", description = "How often each has its turn (default: 5).")
    int rounds = 5;

    @Option(names = "--seconds", defaultValue = "10", description = "How long each load is recorded (default: 10).")
    double seconds = 10;

    @Option(
            names = "--quick",
            description = "Less of everything, within a minute: shows that it works, proves nothing.")
    boolean quick;

    @Option(
            names = "--parts",
            split = ",",
            description = "Only these: ${COMPLETION-CANDIDATES}; results of the others stay as they are.")
    Set<IngressBenchmark.Part> parts = EnumSet.allOf(IngressBenchmark.Part.class);

    @Mixin
    BenchPlaces places = new BenchPlaces();

    @Override
    public Integer call() {
        try {
            IngressBenchmark benchmark = new IngressBenchmark(places.folders(), System.out::println);
            return benchmark.run(parts, quick, rounds, seconds, places.out()) ? 0 : 1;
        } catch (StartFailedException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
