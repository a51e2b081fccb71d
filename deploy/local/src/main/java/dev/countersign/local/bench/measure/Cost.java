package dev.countersign.local.bench.measure;

import dev.countersign.local.bench.load.LoadResult;
import java.time.Duration;

/**
 * A load and what it cost.
 *
 * @param load what came of the load
 * @param cpuMicros processor time of the receiver per accepted call, in microseconds
 * @param brokerCpuMicros processor time of the broker per accepted call
 * @param generatorCpuMicros processor time of the load generator per accepted call
 * @param residentMb memory of the receiver at the end, in MiB
 */
public record Cost(
        LoadResult load, double cpuMicros, double brokerCpuMicros, double generatorCpuMicros, double residentMb) {

    private static final double BYTES_PER_MB = 1024.0 * 1024.0;

    /** Puts together what was measured. */
    static Cost of(LoadResult load, Duration receiver, Duration broker, Duration generator, long residentBytes) {
        return new Cost(
                load,
                perCall(receiver, load),
                perCall(broker, load),
                perCall(generator, load),
                residentBytes / BYTES_PER_MB);
    }

    private static double perCall(Duration cpu, LoadResult load) {
        return load.accepted() == 0 ? Double.NaN : cpu.toNanos() / 1000.0 / load.accepted();
    }
}
