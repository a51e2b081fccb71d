package dev.countersign.local.rollout;

import java.util.List;
import java.util.Map;

/**
 * What was seen while every service got another release and went back.
 *
 * @param perSecond the webhooks' intended rate
 * @param webhooks how many were sent
 * @param answers what their calls were answered, or what happened instead
 * @param acceptedBy calls that were answered 200, by process
 * @param lost webhooks that were answered 200 and are not on the topic
 * @param repeated records beyond one for each webhook
 * @param medianMillis from the time a webhook was due to its 200
 * @param p99Millis likewise
 * @param longestMillis likewise
 * @param setupAnswers what the setup service's operator interface answered
 * @param syncAnswers what the contract sync service's operator interface answered
 * @param contracts contracts that were signed meanwhile
 * @param attemptsBy syncs that were tried, by process
 * @param steps what was started and ended
 * @param wrongs whatever must not be, in sentences
 */
public record RolloutResult(
        int perSecond,
        int webhooks,
        Map<String, Long> answers,
        Map<String, Long> acceptedBy,
        int lost,
        long repeated,
        double medianMillis,
        double p99Millis,
        double longestMillis,
        Map<String, Long> setupAnswers,
        Map<String, Long> syncAnswers,
        int contracts,
        Map<String, Long> attemptsBy,
        List<Step> steps,
        List<String> wrongs) {

    public RolloutResult {
        answers = Map.copyOf(answers);
        acceptedBy = Map.copyOf(acceptedBy);
        setupAnswers = Map.copyOf(setupAnswers);
        syncAnswers = Map.copyOf(syncAnswers);
        attemptsBy = Map.copyOf(attemptsBy);
        steps = List.copyOf(steps);
        wrongs = List.copyOf(wrongs);
    }

    /**
     * A process took the place of another one.
     *
     * @param started the new one
     * @param readyMillis from its start until it was ready
     * @param ended the old one
     * @param endedMillis from its SIGTERM until it had ended
     * @param exitCode what it ended with
     */
    public record Step(String started, long readyMillis, String ended, long endedMillis, int exitCode) {}

    /**
     * Whether nobody noticed.
     *
     * @return false when there is something that must not be
     */
    public boolean holds() {
        return wrongs.isEmpty();
    }
}
