package dev.countersign.setup.provisioning;

import dev.countersign.oneflow.model.SignKey;
import dev.countersign.oneflow.model.Webhook;
import dev.countersign.oneflow.model.WebhookFilter;
import dev.countersign.oneflow.model.WebhookSpec;
import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.setup.account.EndpointStore;
import dev.countersign.setup.account.NewestSignKey;
import dev.countersign.setup.config.SetupProperties;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What our webhook of an account should be, and how one differs from it. */
@Component
public class WantedWebhook {

    private final EndpointStore endpoints;
    private final SetupProperties properties;
    private final IntegrationDescription integration;

    WantedWebhook(EndpointStore endpoints, SetupProperties properties, IntegrationDescription integration) {
        this.endpoints = endpoints;
        this.properties = properties;
        this.integration = integration;
    }

    /** In what a webhook can differ. */
    public enum Difference {
        ADDRESS,
        TEMPLATE_GROUP,
        FILTERS,
        /** Oneflow's old format, which has no signature. It can't be changed through the API, so the webhook is made anew. */
        FORMAT,
        /** Another key, or Oneflow does not tell. */
        SIGN_KEY
    }

    /** The webhook of an endpoint. */
    public WebhookSpec of(String endpointId, NewestSignKey key, long templateGroupId) {
        return new WebhookSpec(
                properties.callbackUrl(endpointId),
                new SignKey(key.value()),
                templateGroupId,
                List.of(WebhookFilter.eventTypes(integration.events())));
    }

    /** Addresses of the account's endpoints that were closed: nobody listens there. */
    public Set<String> closedAddresses(long accountId) {
        return endpoints.closedIds(accountId).stream()
                .map(properties::callbackUrl)
                .collect(Collectors.toSet());
    }

    /** In what the webhook differs from the wanted one. */
    public static Set<Difference> differences(Webhook found, WebhookSpec wanted) {
        Set<Difference> differences = EnumSet.noneOf(Difference.class);
        addIf(!found.callbackUrl().equals(wanted.callbackUrl()), Difference.ADDRESS, differences);
        addIf(
                wanted.templateGroupId() == null || !wanted.templateGroupId().equals(found.templateGroupId()),
                Difference.TEMPLATE_GROUP,
                differences);
        addIf(!inNoOrder(found.filters()).equals(inNoOrder(wanted.filters())), Difference.FILTERS, differences);
        addIf(found.legacy(), Difference.FORMAT, differences);
        addIf(!wanted.signKey().equals(found.signKey()), Difference.SIGN_KEY, differences);
        return differences;
    }

    private static void addIf(boolean differs, Difference difference, Set<Difference> differences) {
        if (differs) {
            differences.add(difference);
        }
    }

    private static Set<Set<Map.Entry<String, Set<String>>>> inNoOrder(List<WebhookFilter> filters) {
        return filters.stream()
                .map(filter -> filter.rules().stream()
                        .map(rule -> Map.entry(rule.type(), Set.copyOf(rule.values())))
                        .collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }
}
