package dev.countersign.oneflow.json;

import dev.countersign.oneflow.model.OpenValue;
import dev.countersign.oneflow.model.Participant;
import dev.countersign.oneflow.model.SignState;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** A participant of a contract. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ParticipantJson(
        @Nullable Long id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phoneNumber,
        @Nullable String identificationNumber,
        @Nullable String title,
        @Nullable Boolean signatory,
        @Nullable String signState,
        @Nullable String signStateUpdatedTime,
        @Nullable Boolean myParticipant,
        @Nullable String deliveryChannel,
        @Nullable String signMethod) {

    Participant toModel() {
        return new Participant(
                Json.required(id, "a participant's id"),
                Json.filled(name),
                Json.filled(email),
                Json.filled(phoneNumber),
                Json.filled(identificationNumber),
                Json.filled(title),
                Json.isTrue(signatory),
                OpenValue.parse(SignState.class, signState),
                OneflowTime.parse(signStateUpdatedTime, "a participant's sign_state_updated_time"),
                Json.isTrue(myParticipant),
                Json.filled(deliveryChannel),
                Json.filled(signMethod));
    }

    @Override
    public String toString() {
        return "ParticipantJson[id=" + id + "]";
    }
}
