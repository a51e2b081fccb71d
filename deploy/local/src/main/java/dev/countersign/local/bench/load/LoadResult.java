package dev.countersign.local.bench.load;

import java.util.Map;

/**
 * What came of it, for all calls unless said otherwise.
 *
 * @param sent calls that were sent; they have the numbers from the first one on
 * @param accepted calls that were answered 200
 * @param refused calls with other answers, by status
 * @param unanswered calls whose connection ended before the answer, or that had none when patience ended
 * @param unsent calls that were due and could not be sent before patience ended
 * @param perSecond accepted calls a second, of those answered in the recorded time
 * @param latency of the recorded calls, from when they were due
 */
public record LoadResult(
        long sent,
        long accepted,
        Map<Integer, Long> refused,
        long unanswered,
        long unsent,
        double perSecond,
        Latency latency) {

    public LoadResult {
        refused = Map.copyOf(refused);
    }

    /** Whether every call that was due was sent and answered 200. */
    public boolean allAccepted() {
        return accepted == sent && unsent == 0;
    }
}
