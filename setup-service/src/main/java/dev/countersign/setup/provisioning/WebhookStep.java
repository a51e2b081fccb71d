package dev.countersign.setup.provisioning;

import dev.countersign.oneflow.Done;
import dev.countersign.oneflow.OneflowApi;
import dev.countersign.oneflow.OneflowFailure.NotFound;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.model.SignKey;
import dev.countersign.oneflow.model.Webhook;
import dev.countersign.oneflow.model.WebhookFilter;
import dev.countersign.oneflow.model.WebhookSpec;
import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.setup.account.EndpointStore;
import dev.countersign.setup.account.NewestSignKey;
import dev.countersign.setup.account.SignKeyStore;
import dev.countersign.setup.config.SetupProperties;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds our webhook by its address and brings it up to date, or creates it; further ones of ours are deleted. */
@Component
final class WebhookStep implements SagaStep {

    private final WithOneflow withOneflow;
    private final EndpointStore endpoints;
    private final SignKeyStore signKeys;
    private final SetupProperties properties;
    private final IntegrationDescription integration;

    WebhookStep(
            WithOneflow withOneflow,
            EndpointStore endpoints,
            SignKeyStore signKeys,
            SetupProperties properties,
            IntegrationDescription integration) {
        this.withOneflow = withOneflow;
        this.endpoints = endpoints;
        this.signKeys = signKeys;
        this.properties = properties;
        this.integration = integration;
    }

    @Override
    public Step step() {
        return Step.WEBHOOK;
    }

    @Override
    public StepOutcome run(Provisioning state) {
        String endpointId = endpoints.findOrOpen(state.accountId()).endpointId();
        NewestSignKey key = signKeys.newest(endpointId);
        WebhookSpec wanted = wanted(state.created(), endpointId, key);
        Set<String> closed = endpoints.closedIds(state.accountId()).stream()
                .map(properties::callbackUrl)
                .collect(Collectors.toSet());
        StepOutcome outcome = withOneflow.of(
                state.accountId(),
                api -> api.webhooks()
                        .then(all -> deleteLeftovers(api, all.items(), wanted, closed))
                        .then(same ->
                                same.isEmpty() ? api.createWebhook(wanted) : upToDate(api, same.getFirst(), wanted))
                        .map(webhook -> state.created().withEndpoint(endpointId).withWebhook(webhook.id())));
        if (outcome instanceof StepOutcome.Done) {
            signKeys.installed(endpointId, key.keyId());
        }
        return outcome;
    }

    private WebhookSpec wanted(Created created, String endpointId, NewestSignKey key) {
        return new WebhookSpec(
                properties.callbackUrl(endpointId),
                new SignKey(key.value()),
                created.requireTemplateGroup(),
                List.of(WebhookFilter.eventTypes(integration.events())));
    }

    /**
     * A creation whose answer was lost can leave two of the same address, and a disconnect that Oneflow refused leaves one of a closed
     * endpoint.
     *
     * @return those with the wanted address that are left: none or one
     */
    private static OneflowResult<List<Webhook>> deleteLeftovers(
            OneflowApi api, List<Webhook> all, WebhookSpec wanted, Set<String> closed) {
        List<Webhook> same = all.stream()
                .filter(webhook -> webhook.callbackUrl().equals(wanted.callbackUrl()))
                .sorted(Comparator.comparingLong(Webhook::id))
                .toList();
        OneflowResult<List<Webhook>> result =
                OneflowResult.success(same.stream().limit(1).toList());
        for (Webhook webhook : all) {
            boolean surplus = closed.contains(webhook.callbackUrl()) || same.indexOf(webhook) > 0;
            if (surplus) {
                result = result.then(kept -> delete(api, webhook.id()).map(done -> kept));
            }
        }
        return result;
    }

    static OneflowResult<Done> delete(OneflowApi api, long webhookId) {
        OneflowResult<Done> deleted = api.deleteWebhook(webhookId);
        boolean gone = deleted instanceof OneflowResult.Failed<Done>(NotFound _);
        return gone ? OneflowResult.success(Done.DONE) : deleted;
    }

    /** Oneflow need not tell the sign key; then it is written again, which does no harm. */
    private static OneflowResult<Webhook> upToDate(OneflowApi api, Webhook found, WebhookSpec wanted) {
        boolean same = wanted.signKey().equals(found.signKey())
                && wanted.templateGroupId() != null
                && wanted.templateGroupId().equals(found.templateGroupId())
                && eventTypes(found.filters()).equals(eventTypes(wanted.filters()));
        return same
                ? OneflowResult.success(found)
                : api.updateWebhook(found.id(), wanted).map(done -> found);
    }

    private static Set<String> eventTypes(List<WebhookFilter> filters) {
        return filters.stream().flatMap(filter -> filter.eventTypes().stream()).collect(Collectors.toSet());
    }
}
