package dev.countersign.oneflow.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person of a party. Personal data, so {@link #toString()} shows only id and decisions.
 *
 * @param identificationNumber employee number or personal number
 * @param signatory whether this person must sign
 * @param signState undecided, signed, declined
 * @param mine whether it is the person the token stands for
 * @param deliveryChannel for example "email"
 * @param signMethod for example "standard_esign"
 */
public record Participant(
        long id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phoneNumber,
        @Nullable String identificationNumber,
        @Nullable String title,
        boolean signatory,
        OpenValue<SignState> signState,
        @Nullable Instant signStateUpdatedTime,
        boolean mine,
        @Nullable String deliveryChannel,
        @Nullable String signMethod) {

    @Override
    public String toString() {
        return "Participant[id=%d, signatory=%s, signState=%s]".formatted(id, signatory, signState);
    }
}
