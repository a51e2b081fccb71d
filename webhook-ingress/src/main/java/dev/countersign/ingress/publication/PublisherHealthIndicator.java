package dev.countersign.ingress.publication;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Up when calls can be published without asking the schema registry or waiting for the topic. */
final class PublisherHealthIndicator extends AbstractHealthIndicator {

    private final PublisherWarmUp warmUp;

    PublisherHealthIndicator(PublisherWarmUp warmUp) {
        super("The state of the publisher can't be told");
        this.warmUp = warmUp;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        if (warmUp.isDone()) {
            builder.up();
        } else {
            builder.down().withDetail("waitingFor", warmUp.missing());
        }
    }
}
