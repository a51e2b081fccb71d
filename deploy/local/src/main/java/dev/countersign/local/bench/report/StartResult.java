package dev.countersign.local.bench.report;

import java.util.List;

/**
 * How long starts take, and what memory a load takes after a fresh start.
 *
 * @param environment where and of what
 * @param rate calls a second of the load
 * @param seconds how long the load was recorded
 * @param starts one for each contestant
 */
public record StartResult(Environment environment, double rate, double seconds, List<Starts> starts) {

    public StartResult {
        starts = List.copyOf(starts);
    }

    /**
     * The starts of one contestant.
     *
     * @param contestant who
     * @param startUpSeconds from the start of the process to readiness, one for each start
     * @param residentMb memory at the end of the load after the last start, in MiB
     * @param peakResidentMb the most memory it ever had until then
     * @param load the load after the last start
     */
    public record Starts(
            String contestant, List<Double> startUpSeconds, double residentMb, double peakResidentMb, Sample load) {

        public Starts {
            startUpSeconds = List.copyOf(startUpSeconds);
        }
    }
}
