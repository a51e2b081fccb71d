package dev.countersign.setup.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may be told about a sign key.
 *
 * @param keyId our id of it, safe to show and log
 * @param validFrom from when the ingress accepts it
 * @param validUntil until when; null: until it is replaced
 * @param installedAt when Oneflow had taken it; null: not yet
 */
public record SignKeyInfo(
        String endpointId,
        String keyId,
        Role role,
        Instant createdAt,
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Instant installedAt) {

    /** What a key is for now. */
    public enum Role {
        /** Published to the ingress; Oneflow does not have it yet. */
        COMING,
        /** Oneflow signs with it. */
        CURRENT,
        /** Oneflow signed with it before; calls that it resends still verify. */
        PREVIOUS
    }
}
