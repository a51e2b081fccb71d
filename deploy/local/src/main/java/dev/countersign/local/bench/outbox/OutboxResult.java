package dev.countersign.local.bench.outbox;

import java.util.List;

/**
 * What was measured.
 *
 * @param accounts how many
 * @param runs one line for each topic that was filled, or filled again
 * @param changes how often every account changed while the relay was at work
 * @param records how many records of those changes reached Kafka; states that were overtaken are not said
 * @param disordered records whose version was not higher than the one before of the same account
 * @param behind accounts whose last record is not their last version
 */
record OutboxResult(int accounts, List<Run> runs, int changes, long records, long disordered, long behind) {

    OutboxResult {
        runs = List.copyOf(runs);
    }

    /** From the first record's time to the last one's. */
    record Run(String topic, long records, double seconds) {

        double perSecond() {
            return records / seconds;
        }
    }

    /** All topics together. */
    double perSecond() {
        return runs.stream().mapToLong(Run::records).sum()
                / runs.stream().mapToDouble(Run::seconds).sum();
    }

    boolean isInOrder() {
        return disordered == 0 && behind == 0;
    }
}
