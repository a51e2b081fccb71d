package dev.countersign.setup.provisioning;

import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.setup.account.Endpoint;
import dev.countersign.setup.account.EndpointStore;
import dev.countersign.setup.outbox.OutboxRelay;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Goes on only when Kafka has acknowledged the endpoint: the ingress must know the key before Oneflow uses it. */
@Component
final class EndpointPublishedStep implements SagaStep {

    private final EndpointStore endpoints;
    private final OutboxRelay relay;

    EndpointPublishedStep(EndpointStore endpoints, OutboxRelay relay) {
        this.endpoints = endpoints;
        this.relay = relay;
    }

    @Override
    public Step step() {
        return Step.ENDPOINT_PUBLISHED;
    }

    @Override
    public StepOutcome run(Provisioning state) {
        if (isPublished(state.accountId()) || relayAndLook(state.accountId())) {
            return new StepOutcome.Done(state.created());
        }
        return new StepOutcome.Later(
                Problem.INTERNAL, "Kafka has not acknowledged the webhook endpoint yet", Duration.ZERO);
    }

    private boolean relayAndLook(long accountId) {
        relay.relay(TopicNames.WEBHOOK_ENDPOINTS);
        return isPublished(accountId);
    }

    private boolean isPublished(long accountId) {
        return endpoints.findOpen(accountId).filter(Endpoint::isPublished).isPresent();
    }
}
