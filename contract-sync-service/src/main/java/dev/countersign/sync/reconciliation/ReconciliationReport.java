package dev.countersign.sync.reconciliation;

/**
 * What a reconciliation found.
 *
 * @param checked contracts that Oneflow listed and that are or may be ours
 * @param missed of these, how many had changed without a webhook having told us
 * @param markedDirty how many are synced because of it
 * @param accounts accounts that were asked
 * @param failed accounts of which Oneflow's list could not be read to its end
 */
public record ReconciliationReport(long checked, long missed, long markedDirty, int accounts, int failed) {

    static final ReconciliationReport NOTHING = new ReconciliationReport(0, 0, 0, 0, 0);

    ReconciliationReport and(ReconciliationReport other) {
        return new ReconciliationReport(
                checked + other.checked,
                missed + other.missed,
                markedDirty + other.markedDirty,
                accounts + other.accounts,
                failed + other.failed);
    }
}
