package dev.countersign.oneflow.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook to be created or changed.
 *
 * @param callbackUrl 1 to 1,000 characters; Oneflow wants https
 * @param templateGroupId fire only for contracts of this group; null = the whole account
 * @param filters empty = every event
 */
public record WebhookSpec(
        String callbackUrl, SignKey signKey, @Nullable Long templateGroupId, List<WebhookFilter> filters) {

    public WebhookSpec {
        Texts.requireLength("callback_url of a webhook", callbackUrl, 1, 1000);
        filters = List.copyOf(filters);
    }
}
