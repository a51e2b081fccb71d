package dev.countersign.local.bench.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.bench.report.IngressResults;
import dev.countersign.local.bench.report.Ratios;
import dev.countersign.local.bench.report.ResultFiles;
import dev.countersign.local.bench.report.Sample;
import dev.countersign.local.stack.LocalFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The benchmark's quick form, so that it can be run whenever somebody wants its numbers. Judges no number strictly. */
@EnabledOnOs(OS.LINUX)
final class BenchIngressIT {

    private static final Path OUT = Path.of("target", "bench", "report").toAbsolutePath();

    @Test
    void the_quick_form_accepts_everything_and_writes_its_report() throws IOException {
        // Given
        LocalFolders folders = new LocalFolders(
                Path.of("..", "..").toAbsolutePath().normalize(),
                Path.of("target", "bench", "home").toAbsolutePath());
        IngressBenchmark benchmark = new IngressBenchmark(folders, line -> System.out.println("[bench] " + line));

        // When
        boolean sound = benchmark.run(EnumSet.of(IngressBenchmark.Part.COMPARE), true, 1, 1, OUT);

        // Then
        assertThat(sound).as("all calls answered 200 and on the topic").isTrue();
        assertThat(OUT.resolve("ingress.md")).content().contains("CPU per accepted webhook", "| rival |");
        assertThat(cpuRatioToFloor())
                .as("cold and on a shared machine, yet not out of all proportion")
                .isLessThan(4);
    }

    private static double cpuRatioToFloor() throws IOException {
        try (Stream<Path> files = Files.list(OUT)) {
            String raw = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .max(String::compareTo)
                    .orElseThrow();
            IngressResults results = new ResultFiles(OUT).read(raw, IngressResults.class, IngressResults.NOTHING);
            return new Ratios(Objects.requireNonNull(results.comparison()).samples())
                    .ratios(
                            "webhook-ingress",
                            "floor",
                            Sample.Kind.STEADY,
                            sample -> sample.cost().cpuMicros())
                    .getFirst();
        }
    }
}
