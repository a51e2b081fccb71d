package dev.countersign.oneflow.model;

import org.jspecify.annotations.Nullable;

/**
 * A person of a contract to be created. Personal data.
 *
 * @param identificationNumber employee number or personal number
 * @param signatory whether this person must sign
 * @param signMethod for example "standard_esign"; null = Oneflow's default
 * @param deliveryChannel for example "email"; null = Oneflow's default
 * @param mayUpdate whether this person may correct data fields while signing
 */
public record NewParticipant(
        String name,
        @Nullable String email,
        @Nullable String phoneNumber,
        @Nullable String identificationNumber,
        @Nullable String title,
        boolean signatory,
        @Nullable String signMethod,
        @Nullable String deliveryChannel,
        boolean mayUpdate) {

    /** Someone who signs electronically and is invited by e-mail. */
    public static NewParticipant signatory(
            String name,
            String email,
            @Nullable String phoneNumber,
            @Nullable String identificationNumber,
            @Nullable String title) {
        return new NewParticipant(
                name, email, phoneNumber, identificationNumber, title, true, "standard_esign", "email", true);
    }

    @Override
    public String toString() {
        return "NewParticipant[signatory=%s]".formatted(signatory);
    }
}
