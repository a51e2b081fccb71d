package dev.countersign.ingress.endpoint;

import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Up when all endpoints are known and new ones are heard of. */
final class EndpointTopicHealthIndicator extends AbstractHealthIndicator {

    private final ReaderState state;
    private final EndpointDirectory directory;
    private final Duration maxPollAge;

    EndpointTopicHealthIndicator(ReaderState state, EndpointDirectory directory, Duration maxPollAge) {
        super("The state of the endpoint topic can't be told");
        this.state = state;
        this.directory = directory;
        this.maxPollAge = maxPollAge;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Duration age = state.pollAge();
        builder.withDetail("endpoints", directory.size()).withDetail("lastPollAge", age.toString());
        if (!state.isFollowing()) {
            builder.down().withDetail("problem", "The endpoint topic " + state.problem());
        } else if (age.compareTo(maxPollAge) > 0) {
            builder.down().withDetail("problem", "The endpoint topic was not polled for " + age);
        } else {
            builder.up();
        }
    }
}
