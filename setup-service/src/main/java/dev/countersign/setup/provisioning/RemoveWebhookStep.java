package dev.countersign.setup.provisioning;

import dev.countersign.oneflow.OneflowApi;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.model.Webhook;
import dev.countersign.setup.account.AccessStore;
import dev.countersign.setup.account.EndpointStore;
import dev.countersign.setup.config.SetupProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes our webhook in Oneflow. Where Oneflow refuses us for good, or is away for long, the webhook is left there, and its calls meet a
 * closed endpoint; it is deleted when the account comes back.
 */
@Component
final class RemoveWebhookStep implements SagaStep {

    private static final Logger LOG = LoggerFactory.getLogger(RemoveWebhookStep.class);

    private final WithOneflow withOneflow;
    private final AccessStore access;
    private final EndpointStore endpoints;
    private final SetupProperties properties;
    private final Clock clock;

    RemoveWebhookStep(
            WithOneflow withOneflow,
            AccessStore access,
            EndpointStore endpoints,
            SetupProperties properties,
            Clock clock) {
        this.withOneflow = withOneflow;
        this.access = access;
        this.endpoints = endpoints;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Step step() {
        return Step.REMOVE_WEBHOOK;
    }

    @Override
    public StepOutcome run(Provisioning state) {
        var endpoint = endpoints.findOpen(state.accountId());
        if (endpoint.isEmpty() || access.find(state.accountId()).isEmpty()) {
            return new StepOutcome.Done(state.created().withoutWebhook());
        }
        String callbackUrl = properties.callbackUrl(endpoint.get().endpointId());
        StepOutcome outcome = withOneflow.of(
                state.accountId(),
                api -> deleteAll(api, callbackUrl)
                        .map(deleted -> state.created().withoutWebhook()));
        return switch (outcome) {
            case StepOutcome.Done done -> done;
            case StepOutcome.Stopped stopped -> leaveIt(state, stopped.detail());
            case StepOutcome.Later later -> isPatient(state) ? later : leaveIt(state, later.detail());
        };
    }

    private boolean isPatient(Provisioning state) {
        Instant end = state.requestedAt().plus(properties.provisioning().disconnectPatience());
        return clock.instant().isBefore(end);
    }

    private static StepOutcome leaveIt(Provisioning state, String detail) {
        LOG.warn(
                "The webhook of an account that is disconnected was not deleted. It may go on calling; the calls are answered with 404. {}",
                detail);
        return new StepOutcome.Done(state.created());
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
}
