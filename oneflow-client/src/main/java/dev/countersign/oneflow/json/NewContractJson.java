package dev.countersign.oneflow.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.countersign.oneflow.model.NewContract;
import dev.countersign.oneflow.model.NewParticipant;
import dev.countersign.oneflow.model.NewParty;
import dev.countersign.oneflow.model.PartyType;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /contracts/create}. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewContractJson(
        long workspaceId, long templateId, @Nullable String name, List<Field> dataFields, List<NewPartyJson> parties) {

    /** The body for this contract. */
    public static NewContractJson of(NewContract contract) {
        return new NewContractJson(
                contract.workspaceId(),
                contract.templateId(),
                contract.name(),
                contract.fields().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(field -> new Field(field.getKey(), field.getValue()))
                        .toList(),
                contract.parties().stream().map(NewPartyJson::of).toList());
    }

    @Override
    public String toString() {
        return "NewContractJson[templateId=" + templateId + "]";
    }

    /** One value. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Field(String customId, String value) {

        @Override
        public String toString() {
            return "Field[customId=" + customId + "]";
        }
    }

    /** One party; {@code participant} for individuals, {@code participants} for companies. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NewPartyJson(
            String type,
            @Nullable String name,
            @Nullable String identificationNumber,
            @Nullable String countryCode,
            @Nullable NewParticipantJson participant,
            @Nullable List<NewParticipantJson> participants) {

        static NewPartyJson of(NewParty party) {
            boolean individual = party.type() == PartyType.INDIVIDUAL;
            List<NewParticipantJson> everyone =
                    party.participants().stream().map(NewParticipantJson::of).toList();
            return new NewPartyJson(
                    party.type().name().toLowerCase(Locale.ROOT),
                    party.name(),
                    party.identificationNumber(),
                    party.countryCode(),
                    individual ? everyone.getFirst() : null,
                    individual ? null : everyone);
        }

        @Override
        public String toString() {
            return "NewPartyJson[type=" + type + "]";
        }
    }

    /** One person. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NewParticipantJson(
            String name,
            @Nullable String email,
            @JsonProperty("phone_number") @Nullable String phoneNumber,
            @JsonProperty("identification_number") @Nullable String identificationNumber,
            @Nullable String title,
            boolean signatory,
            @JsonProperty("sign_method") @Nullable String signMethod,
            @JsonProperty("delivery_channel") @Nullable String deliveryChannel,
            @JsonProperty("_permissions") Map<String, Boolean> permissions) {

        static NewParticipantJson of(NewParticipant participant) {
            return new NewParticipantJson(
                    participant.name(),
                    participant.email(),
                    participant.phoneNumber(),
                    participant.identificationNumber(),
                    participant.title(),
                    participant.signatory(),
                    participant.signMethod(),
                    participant.deliveryChannel(),
                    Map.of("contract:update", participant.mayUpdate()));
        }

        @Override
        public String toString() {
            return "NewParticipantJson[signatory=" + signatory + "]";
        }
    }
}
