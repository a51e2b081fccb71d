package dev.countersign.local.chaos;

import java.util.List;
import java.util.Map;

/**
 * What a run came to.
 *
 * @param startedAt when it began, ISO 8601, UTC
 * @param commit which commit was run
 * @param command the command that runs it again
 * @param machine what it ran on
 * @param seed of the callbacks and faults
 * @param window how many callbacks were open at the same time
 * @param seconds how long callbacks were sent
 * @param acknowledgedPerSecond callbacks answered 200 per second, over the whole time
 * @param medianPerSecond answers of 200 in the middle second
 * @param silentSeconds whole seconds without a 200
 * @param longestSilenceMs longest time without a 200, in milliseconds
 * @param answers answers to genuine calls and what came instead of one
 * @param deeds what else the sender did
 * @param faults what was done to the cluster
 * @param verdict what the checker found
 */
public record ChaosResult(
        String startedAt,
        String commit,
        String command,
        Machine machine,
        long seed,
        int window,
        double seconds,
        long acknowledgedPerSecond,
        long medianPerSecond,
        long silentSeconds,
        long longestSilenceMs,
        Map<String, Long> answers,
        Map<String, Long> deeds,
        List<FaultReport> faults,
        Verdict verdict) {

    public ChaosResult {
        answers = Map.copyOf(answers);
        deeds = Map.copyOf(deeds);
        faults = List.copyOf(faults);
    }
}
