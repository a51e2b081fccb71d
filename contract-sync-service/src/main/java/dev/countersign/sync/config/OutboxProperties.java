package dev.countersign.sync.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How audit rows are relayed to Kafka.
 *
 * @param batchSize rows that are sent and marked in one transaction
 * @param interval how often rows that were left behind are looked for
 * @param acknowledgeTimeout how long the broker's acknowledgement is waited for
 */
@ConfigurationProperties("countersign.outbox")
public record OutboxProperties(
        @DefaultValue("500") int batchSize,
        @DefaultValue("2s") Duration interval,
        @DefaultValue("15s") Duration acknowledgeTimeout) {

    private static final int LARGEST_BATCH = 10_000;

    public OutboxProperties {
        PropertyChecks.between("countersign.outbox.batch-size", batchSize, 1, LARGEST_BATCH);
        PropertyChecks.positive("countersign.outbox.interval", interval);
        PropertyChecks.positive("countersign.outbox.acknowledge-timeout", acknowledgeTimeout);
    }
}
