package dev.countersign.oneflow.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractState;
import dev.countersign.oneflow.model.OpenValue;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contract, in lists and alone. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ContractJson(
        @Nullable Long id,
        @JsonProperty("_private") @Nullable Private ownData,
        @JsonProperty("_private_ownerside") @Nullable OwnerSide ownerSide,
        @Nullable String state,
        @Nullable List<@Nullable PartyJson> parties,
        @Nullable List<@Nullable ContractFieldJson> dataFields,
        @Nullable LifecycleStateJson lifecycleState,
        @Nullable LifecycleSettingsJson lifecycleSettings,
        @Nullable String publishedTime,
        @Nullable String signingPeriodExpiryTime,
        @Nullable String stateUpdatedTime,
        @Nullable String updatedTime) {

    private static final Private NO_OWN_DATA = new Private(null, null);
    private static final OwnerSide NO_OWNER_SIDE = new OwnerSide(null, null, null);

    /** Translates; fails when the id is missing or a time can't be read. */
    public Contract toModel() {
        Private own = ownData == null ? NO_OWN_DATA : ownData;
        OwnerSide owner = ownerSide == null ? NO_OWNER_SIDE : ownerSide;
        return new Contract(
                Json.required(id, "a contract's id"),
                Json.filled(own.name),
                OpenValue.parse(ContractState.class, state),
                owner.templateId,
                owner.templateTypeId,
                own.workspaceId,
                Json.list(parties, PartyJson::toModel),
                Json.list(dataFields, ContractFieldJson::toModel),
                LifecycleStateJson.toModel(lifecycleState, lifecycleSettings),
                OneflowTime.parse(owner.createdTime, "a contract's created_time"),
                OneflowTime.parse(publishedTime, "a contract's published_time"),
                OneflowTime.parse(signingPeriodExpiryTime, "a contract's signing_period_expiry_time"),
                OneflowTime.parse(stateUpdatedTime, "a contract's state_updated_time"),
                OneflowTime.parse(updatedTime, "a contract's updated_time"));
    }

    @Override
    public String toString() {
        return "ContractJson[id=" + id + "]";
    }

    /** {@code _private}: visible to the token's own side. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    public record Private(@Nullable String name, @Nullable Long workspaceId) {}

    /** {@code _private_ownerside}: visible to the contract's owner. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    public record OwnerSide(
            @Nullable Long templateId,
            @Nullable Long templateTypeId,
            @Nullable String createdTime) {}
}
