package dev.countersign.setup.syncservice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an account's contracts fare.
 *
 * @param lastContractSeen when an event of a contract last arrived; null if none ever did
 * @param lastSynced when an employee record last was brought in line with a contract; null if none ever was
 * @param waiting contracts that are going to be looked at
 * @param parked contracts that a person must look at
 * @param oldestWaitingSince since when the oldest waiting contract waits; null if none does
 */
public record AccountActivity(
        @Nullable Instant lastContractSeen,
        @Nullable Instant lastSynced,
        long waiting,
        long parked,
        @Nullable Instant oldestWaitingSince) {}
