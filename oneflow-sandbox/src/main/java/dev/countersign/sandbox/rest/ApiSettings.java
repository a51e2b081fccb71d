package dev.countersign.sandbox.rest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the REST API behaves.
 *
 * @param rateLimit calls per token and window
 * @param allowHttpCallbacks whether webhooks may be registered with http on a loopback address; otherwise https is required
 * @param extensionKey what {@code /accounts/me} tells as {@code token_info.integration.key}
 * @param webhookIdKey the documentation names a webhook's id {@code id} in one place and {@code webhook_id} in another
 * @param publicUrl the base of links, for example https://oneflow.example/v1; null takes the address that is listened on
 */
public record ApiSettings(
        int rateLimit,
        Duration rateWindow,
        boolean allowHttpCallbacks,
        String extensionKey,
        String webhookIdKey,
        @Nullable String publicUrl) {

    public static ApiSettings defaults() {
        return new ApiSettings(2000, Duration.ofMinutes(5), true, "countersign", "id", null);
    }

    public ApiSettings withRateLimit(int requests, Duration window) {
        return new ApiSettings(requests, window, allowHttpCallbacks, extensionKey, webhookIdKey, publicUrl);
    }

    public ApiSettings withHttpCallbacks(boolean allowed) {
        return new ApiSettings(rateLimit, rateWindow, allowed, extensionKey, webhookIdKey, publicUrl);
    }

    public ApiSettings withWebhookIdKey(String key) {
        return new ApiSettings(rateLimit, rateWindow, allowHttpCallbacks, extensionKey, key, publicUrl);
    }

    public ApiSettings withPublicUrl(String url) {
        return new ApiSettings(rateLimit, rateWindow, allowHttpCallbacks, extensionKey, webhookIdKey, url);
    }
}
