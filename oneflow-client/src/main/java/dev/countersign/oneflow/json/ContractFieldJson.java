package dev.countersign.oneflow.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.countersign.oneflow.model.ContractField;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** A data field of a contract. The vendor's schema nests {@code custom_id}; a few other sources show it at the top. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ContractFieldJson(
        @Nullable Long id,
        @JsonProperty("_private_ownerside") @Nullable OwnerSide ownerSide,
        @Nullable String customId,
        @Nullable String name,
        @Nullable String value) {

    /** Translates; fails when the id is missing. */
    public ContractField toModel() {
        String nested = ownerSide == null ? null : Json.filled(ownerSide.customId);
        return new ContractField(
                Json.required(id, "a data field's id"),
                nested != null ? nested : Json.filled(customId),
                Json.filled(name),
                value);
    }

    @Override
    public String toString() {
        return "ContractFieldJson[id=" + id + "]";
    }

    /** {@code _private_ownerside}: visible to the contract's owner. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    public record OwnerSide(@Nullable String customId) {}
}
