package dev.countersign.sandbox.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registered receiver of events.
 *
 * @param templateGroupId when present, only events of contracts of that group are sent
 * @param filters an event is sent when one of them fits; no filters let everything through
 * @param legacy whether calls have Oneflow's old format
 */
public record Webhook(
        long id,
        long accountId,
        String callbackUrl,
        @Nullable String signKey,
        @Nullable Long templateGroupId,
        List<WebhookFilter> filters,
        boolean legacy) {

    public Webhook {
        filters = List.copyOf(filters);
    }

    public Webhook withLegacy(boolean now) {
        return new Webhook(id, accountId, callbackUrl, signKey, templateGroupId, filters, now);
    }

    public boolean wants(Contract contract, String eventType) {
        return belongsToGroup(contract)
                && (filters.isEmpty() || filters.stream().anyMatch(filter -> filter.fits(contract, eventType)));
    }

    private boolean belongsToGroup(Contract contract) {
        return templateGroupId == null || templateGroupId.equals(contract.templateGroupId());
    }
}
