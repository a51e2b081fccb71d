package dev.countersign.oneflow.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as Oneflow has it.
 *
 * @param signKey null when there is none or Oneflow doesn't tell it
 * @param templateGroupId null for a webhook that fires for the whole account
 * @param filters empty when it fires for every event
 * @param legacy whether Oneflow says that it sends its old format, which has no signature
 */
public record Webhook(
        long id,
        String callbackUrl,
        @Nullable SignKey signKey,
        @Nullable Long templateGroupId,
        List<WebhookFilter> filters,
        boolean legacy) {

    public Webhook {
        filters = List.copyOf(filters);
    }
}
