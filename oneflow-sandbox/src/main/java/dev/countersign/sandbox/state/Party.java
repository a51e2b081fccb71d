package dev.countersign.sandbox.state;

import java.time.Instant;
import java.util.List;

/**
 * One side of a contract.
 *
 * @param individual an individual party has exactly one participant
 */
public record Party(
        long id,
        boolean individual,
        String name,
        String countryCode,
        String identificationNumber,
        boolean myParty,
        Instant createdTime,
        List<Participant> participants) {

    public Party {
        participants = List.copyOf(participants);
    }
}
