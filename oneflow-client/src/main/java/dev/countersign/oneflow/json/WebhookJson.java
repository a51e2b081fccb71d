package dev.countersign.oneflow.json;

import dev.countersign.oneflow.model.SignKey;
import dev.countersign.oneflow.model.Webhook;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** A webhook as answered. Its key is {@code id} in one part of Oneflow's documentation and {@code webhook_id} in another. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record WebhookJson(
        @Nullable Long id,
        @Nullable Long webhookId,
        @Nullable String callbackUrl,
        @Nullable String signKey,
        @Nullable Long templateGroupId,
        @Nullable JsonNode filters,
        @Nullable JsonNode legacyWebhook) {

    /** Translates; fails when there is no id or address. */
    public Webhook toModel() {
        String key = Json.filled(signKey);
        return new Webhook(
                Json.required(id != null ? id : webhookId, "a webhook's id"),
                Json.required(callbackUrl, "a webhook's callback_url"),
                key == null ? null : new SignKey(key),
                templateGroupId,
                FiltersJson.read(filters),
                legacyWebhook != null && legacyWebhook.isBoolean() && legacyWebhook.getBooleanValue());
    }

    @Override
    public String toString() {
        return "WebhookJson[id=" + (id != null ? id : webhookId) + "]";
    }
}
