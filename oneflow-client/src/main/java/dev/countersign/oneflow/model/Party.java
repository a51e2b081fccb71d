package dev.countersign.oneflow.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A side of a contract.
 *
 * @param mine whether it is the owner's side
 * @param participants all persons; for an individual exactly one (in the singular in the JSON)
 */
public record Party(
        long id,
        OpenValue<PartyType> type,
        @Nullable String name,
        @Nullable String identificationNumber,
        @Nullable String countryCode,
        boolean mine,
        List<Participant> participants) {

    public Party {
        participants = List.copyOf(participants);
    }

    @Override
    public String toString() {
        return "Party[id=%d, type=%s, mine=%s, participants=%s]".formatted(id, type, mine, participants);
    }
}
