package dev.countersign.setup.provisioning;

import dev.countersign.oneflow.Done;
import dev.countersign.oneflow.OneflowApi;
import dev.countersign.oneflow.OneflowFailure.NotFound;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.model.Webhook;
import dev.countersign.oneflow.model.WebhookSpec;
import dev.countersign.setup.account.EndpointStore;
import dev.countersign.setup.account.NewestSignKey;
import dev.countersign.setup.account.SignKeyStore;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds our webhook by its address, or by its id where people changed the address, and brings it up to date, or creates it; further ones of
 * ours are deleted, also one whose format people changed. A new sign key is set in the webhook that is there, so that no event falls between two webhooks.
 */
@Component
final class WebhookStep implements SagaStep {

    private final WithOneflow withOneflow;
    private final EndpointStore endpoints;
    private final SignKeyStore signKeys;
    private final WantedWebhook webhooks;

    WebhookStep(WithOneflow withOneflow, EndpointStore endpoints, SignKeyStore signKeys, WantedWebhook webhooks) {
        this.withOneflow = withOneflow;
        this.endpoints = endpoints;
        this.signKeys = signKeys;
        this.webhooks = webhooks;
    }

    @Override
    public Step step() {
        return Step.WEBHOOK;
    }

    @Override
    public StepOutcome run(Provisioning state) {
        Created created = state.created();
        String endpointId = endpoints.findOrOpen(state.accountId()).endpointId();
        NewestSignKey key = signKeys.newest(endpointId);
        WebhookSpec wanted = webhooks.of(endpointId, key, created.requireTemplateGroup());
        Set<String> closed = webhooks.closedAddresses(state.accountId());
        StepOutcome outcome = withOneflow.of(
                state.accountId(),
                api -> api.webhooks()
                        .then(all -> deleteLeftovers(api, all.items(), wanted, closed, created.webhookId()))
                        .then(same ->
                                same.isEmpty() ? api.createWebhook(wanted) : upToDate(api, same.getFirst(), wanted))
                        .map(webhook -> created.withEndpoint(endpointId).withWebhook(webhook.id())));
        if (outcome instanceof StepOutcome.Done) {
            signKeys.installed(endpointId, key.keyId());
        }
        return outcome;
    }

    /**
     * A creation whose answer was lost can leave two of the same address, and a disconnect that Oneflow refused leaves one of a closed
     * endpoint.
     *
     * @return the one that is ours, if there is any
     */
    private static OneflowResult<List<Webhook>> deleteLeftovers(
            OneflowApi api, List<Webhook> all, WebhookSpec wanted, Set<String> closed, @Nullable Long known) {
        List<Webhook> ours = ours(all, wanted, known);
        OneflowResult<List<Webhook>> result =
                OneflowResult.success(ours.stream().limit(1).toList());
        for (Webhook webhook : all) {
            boolean surplus = ours.indexOf(webhook) > 0
                    || (closed.contains(webhook.callbackUrl()) && ours.indexOf(webhook) != 0)
                    || (webhook.legacy() && isOurs(webhook, wanted, known));
            if (surplus) {
                result = result.then(kept -> delete(api, webhook.id()).map(done -> kept));
            }
        }
        return result;
    }

    private static boolean isOurs(Webhook webhook, WebhookSpec wanted, @Nullable Long known) {
        return webhook.callbackUrl().equals(wanted.callbackUrl()) || isKnown(webhook, known);
    }

    /** Those of our address that can be kept, the known one first; without any the known one, wherever it calls now. */
    private static List<Webhook> ours(List<Webhook> all, WebhookSpec wanted, @Nullable Long known) {
        List<Webhook> usable = all.stream().filter(webhook -> !webhook.legacy()).toList();
        List<Webhook> same = usable.stream()
                .filter(webhook -> webhook.callbackUrl().equals(wanted.callbackUrl()))
                .sorted(Comparator.comparing((Webhook webhook) -> !isKnown(webhook, known))
                        .thenComparingLong(Webhook::id))
                .toList();
        return same.isEmpty()
                ? usable.stream().filter(webhook -> isKnown(webhook, known)).toList()
                : same;
    }

    private static boolean isKnown(Webhook webhook, @Nullable Long known) {
        return known != null && known == webhook.id();
    }

    static OneflowResult<Done> delete(OneflowApi api, long webhookId) {
        OneflowResult<Done> deleted = api.deleteWebhook(webhookId);
        boolean gone = deleted instanceof OneflowResult.Failed<Done>(NotFound _);
        return gone ? OneflowResult.success(Done.DONE) : deleted;
    }

    /** Oneflow need not tell the sign key; then it is written again, which does no harm. */
    private static OneflowResult<Webhook> upToDate(OneflowApi api, Webhook found, WebhookSpec wanted) {
        return WantedWebhook.differences(found, wanted).isEmpty()
                ? OneflowResult.success(found)
                : api.updateWebhook(found.id(), wanted).map(done -> found);
    }
}
