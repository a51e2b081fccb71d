package dev.countersign.oneflow.json;

import dev.countersign.oneflow.model.OpenValue;
import dev.countersign.oneflow.model.Party;
import dev.countersign.oneflow.model.PartyType;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A party: companies have {@code participants}, individuals a single {@code participant}. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record PartyJson(
        @Nullable Long id,
        @Nullable String type,
        @Nullable String name,
        @Nullable String identificationNumber,
        @Nullable String countryCode,
        @Nullable Boolean myParty,
        @Nullable ParticipantJson participant,
        @Nullable List<@Nullable ParticipantJson> participants) {

    Party toModel() {
        List<@Nullable ParticipantJson> everyone =
                participants == null ? new ArrayList<>() : new ArrayList<>(participants);
        if (participant != null) {
            everyone.addFirst(participant);
        }
        return new Party(
                Json.required(id, "a party's id"),
                OpenValue.parse(PartyType.class, type),
                Json.filled(name),
                Json.filled(identificationNumber),
                Json.filled(countryCode),
                Json.isTrue(myParty),
                Json.list(everyone, ParticipantJson::toModel));
    }

    @Override
    public String toString() {
        return "PartyJson[id=" + id + "]";
    }
}
