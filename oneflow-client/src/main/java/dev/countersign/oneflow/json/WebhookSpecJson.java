package dev.countersign.oneflow.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.countersign.oneflow.model.WebhookSpec;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST} and {@code PUT /webhooks}. Nulls are sent, because leaving a filter out of a change would keep the old one. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record WebhookSpecJson(
        String callbackUrl,
        @Nullable JsonNode filters,
        String signKey,
        @Nullable Long templateGroupId) {

    /** The body for this webhook. */
    public static WebhookSpecJson of(WebhookSpec spec) {
        return new WebhookSpecJson(
                spec.callbackUrl(),
                FiltersJson.write(spec.filters()),
                spec.signKey().value(),
                spec.templateGroupId());
    }

    @Override
    public String toString() {
        return "WebhookSpecJson[callbackUrl=" + callbackUrl + "]";
    }
}
