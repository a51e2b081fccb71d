package dev.countersign.oneflow.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A party of a contract to be created. Personal data.
 *
 * @param name the company's name; null for a person
 * @param participants exactly one for a person
 */
public record NewParty(
        PartyType type,
        @Nullable String name,
        @Nullable String identificationNumber,
        @Nullable String countryCode,
        List<NewParticipant> participants) {

    public NewParty {
        participants = List.copyOf(participants);
        if (type == PartyType.INDIVIDUAL && participants.size() != 1) {
            throw new IllegalArgumentException(
                    "An individual party has exactly one participant, not " + participants.size());
        }
    }

    /** A person, for example an employee. */
    public static NewParty individual(@Nullable String countryCode, NewParticipant participant) {
        return new NewParty(PartyType.INDIVIDUAL, null, null, countryCode, List.of(participant));
    }

    /** A company. */
    public static NewParty company(
            String name,
            @Nullable String identificationNumber,
            @Nullable String countryCode,
            List<NewParticipant> participants) {
        return new NewParty(PartyType.COMPANY, name, identificationNumber, countryCode, participants);
    }

    @Override
    public String toString() {
        return "NewParty[type=%s, participants=%d]".formatted(type, participants.size());
    }
}
