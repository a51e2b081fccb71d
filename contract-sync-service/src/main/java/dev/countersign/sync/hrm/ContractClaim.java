package dev.countersign.sync.hrm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The contract that asks for a change, as far as it matters when an employee has several.
 *
 * @param contractId Oneflow's id
 * @param signed whether it is in force
 * @param signedAt when it came to be so; null otherwise
 */
public record ContractClaim(
        long contractId, boolean signed, @Nullable Instant signedAt) {}
