package dev.countersign.setup.provisioning;

import dev.countersign.oneflow.OneflowApi;
import dev.countersign.oneflow.OneflowFailure.Permanent;
import dev.countersign.oneflow.OneflowFailure.Unauthorised;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.model.Webhook;
import dev.countersign.setup.account.AccessStore;
import dev.countersign.setup.account.EndpointStore;
import dev.countersign.setup.config.SetupProperties;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes our webhook in Oneflow; where Oneflow refuses us for good, it is left there, and its calls meet a closed endpoint. */
@Component
final class RemoveWebhookStep implements SagaStep {

    private static final Logger LOG = LoggerFactory.getLogger(RemoveWebhookStep.class);

    private final WithOneflow withOneflow;
    private final AccessStore access;
    private final EndpointStore endpoints;
    private final SetupProperties properties;

    RemoveWebhookStep(
            WithOneflow withOneflow, AccessStore access, EndpointStore endpoints, SetupProperties properties) {
        this.withOneflow = withOneflow;
        this.access = access;
        this.endpoints = endpoints;
        this.properties = properties;
    }

    @Override
    public Step step() {
        return Step.REMOVE_WEBHOOK;
    }

    @Override
    public StepOutcome run(Provisioning state) {
        var endpoint = endpoints.findOpen(state.accountId());
        if (endpoint.isEmpty() || access.find(state.accountId()).isEmpty()) {
            return new StepOutcome.Done(state.created());
        }
        String callbackUrl = properties.callbackUrl(endpoint.get().endpointId());
        return withOneflow.of(state.accountId(), api -> orLeaveIt(deleteAll(api, callbackUrl), state.created()));
    }

    private static OneflowResult<Integer> deleteAll(OneflowApi api, String callbackUrl) {
        return api.webhooks().then(all -> {
            List<Webhook> ours = all.items().stream()
                    .filter(webhook -> webhook.callbackUrl().equals(callbackUrl))
                    .toList();
            OneflowResult<Integer> result = OneflowResult.success(ours.size());
            for (Webhook webhook : ours) {
                result = result.then(
                        count -> WebhookStep.delete(api, webhook.id()).map(done -> count));
            }
            return result;
        });
    }

    private static OneflowResult<Created> orLeaveIt(OneflowResult<Integer> deleted, Created created) {
        boolean refused = deleted instanceof OneflowResult.Failed<Integer>(var failure)
                && (failure instanceof Unauthorised || failure instanceof Permanent);
        if (refused) {
            LOG.warn("Oneflow refused to delete the webhook of a disconnected account. "
                    + "It may go on calling; the calls are answered with 404.");
            return OneflowResult.success(created);
        }
        return deleted.map(count -> created);
    }
}
