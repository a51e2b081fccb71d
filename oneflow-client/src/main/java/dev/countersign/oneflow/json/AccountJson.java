package dev.countersign.oneflow.json;

import dev.countersign.oneflow.model.Account;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** {@code GET /accounts/me}. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record AccountJson(
        @Nullable Long id,
        @Nullable String name,
        @Nullable String countryCode,
        @Nullable String registrationNumber,
        @Nullable TokenInfo tokenInfo) {

    /** Translates; fails when id or name are missing. */
    public Account toModel() {
        Integration integration = tokenInfo == null ? null : tokenInfo.integration;
        return new Account(
                Json.required(id, "the account's id"),
                Json.required(name, "the account's name"),
                Json.filled(countryCode),
                Json.filled(registrationNumber),
                integration == null ? null : integration.key,
                integration == null ? null : integration.id);
    }

    /** Where the token comes from. */
    @Serdeable
    public record TokenInfo(@Nullable Integration integration) {}

    /** The extension that minted the token. */
    @Serdeable
    public record Integration(@Nullable Long id, @Nullable String key) {}
}
