package dev.countersign.sync.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an account's contracts fare.
 *
 * @param lastContractSeen when an event last arrived
 * @param lastSynced when a record last was found or brought in line with a contract
 * @param waiting contracts that are going to be looked at
 * @param parked contracts that a person must look at
 * @param oldestWaitingSince since when the oldest of the waiting waits
 */
record AccountActivity(
        @Nullable Instant lastContractSeen,
        @Nullable Instant lastSynced,
        long waiting,
        long parked,
        @Nullable Instant oldestWaitingSince) {}
