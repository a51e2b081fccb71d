package dev.countersign.local.bench.outbox;

import dev.countersign.local.bench.report.Environment;
import java.util.List;
import java.util.Map;

/**
 * What was measured.
 *
 * @param environment where, and of what
 * @param database settings of PostgreSQL that matter
 * @param accounts how many
 * @param rounds in each of which every state of every account changed once
 * @param order what became of many changes of the same accounts while the relay was at work
 */
public record OutboxResult(
        Environment environment, Map<String, String> database, int accounts, List<Round> rounds, Order order) {

    public OutboxResult {
        database = Map.copyOf(database);
        rounds = List.copyOf(rounds);
    }

    /**
     * A round.
     *
     * @param records on all topics
     * @param seconds from the first record to the last one
     * @param topics the same for each topic alone
     */
    public record Round(long records, double seconds, List<Topic> topics) {

        public Round {
            topics = List.copyOf(topics);
        }

        double perSecond() {
            return records / seconds;
        }
    }

    /**
     * A topic in a round.
     *
     * @param name its name
     * @param records on it
     * @param seconds from the first record to the last one
     */
    public record Topic(String name, long records, double seconds) {

        double perSecond() {
            return records / seconds;
        }
    }

    /**
     * Whether states came in order, over all rounds and while accounts changed faster than they were relayed.
     *
     * @param changes of states while the relay was at work
     * @param records that told them; states that were overtaken are not told
     * @param outOfOrder records whose version was not higher than the one before of the same key
     * @param behind keys whose last record is not their last version
     */
    public record Order(long changes, long records, long outOfOrder, long behind) {}

    /** Whether nothing is missing and nothing came out of order. */
    boolean isSound() {
        return order.outOfOrder() == 0
                && order.behind() == 0
                && rounds.stream()
                        .allMatch(round -> round.records()
                                == (long) accounts * round.topics().size());
    }

    List<Double> perSecond() {
        return rounds.stream().map(Round::perSecond).toList();
    }
}
