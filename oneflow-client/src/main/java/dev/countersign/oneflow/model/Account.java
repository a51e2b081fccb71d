package dev.countersign.oneflow.model;

import org.jspecify.annotations.Nullable;

/**
 * The account of a token ({@code GET /accounts/me}).
 *
 * @param countryCode ISO 3166 alpha-2
 * @param integrationKey which extension minted the token ({@code token_info.integration.key}; "custom" = a token made by hand)
 * @param integrationId the extension's id; null for custom tokens
 */
public record Account(
        long id,
        String name,
        @Nullable String countryCode,
        @Nullable String registrationNumber,
        @Nullable String integrationKey,
        @Nullable Long integrationId) {}
