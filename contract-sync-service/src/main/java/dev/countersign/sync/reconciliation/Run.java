package dev.countersign.sync.reconciliation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run that this process has a lease on, as its row is.
 *
 * @param full whether all contracts are listed; else those whose state changed since {@code from}
 * @param forced whether an operator wants it done whatever the number of changes
 * @param changedBefore what changed later is left alone
 * @param firstRun the account's first: everything is new then
 * @param known contracts that were followed when it started
 * @param from null when all are listed
 * @param offset where Oneflow's next page begins
 * @param missed so far: contracts that had changed without a webhook having told us
 * @param failures of this page in a row
 */
record Run(
        UUID id,
        long accountId,
        boolean full,
        boolean forced,
        Instant startedAt,
        Instant changedBefore,
        boolean firstRun,
        long known,
        @Nullable Instant from,
        int offset,
        long missed,
        boolean truncated,
        int failures,
        UUID owner) {}
