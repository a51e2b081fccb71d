package dev.countersign.ingress.publication;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * What the ingress promises rests on these settings of the Kafka producer. They can be overridden like all others, so
 * they are checked at start.
 */
final class ProducerGuarantees {

    private ProducerGuarantees() {}

    /**
     * Checks a producer configuration.
     *
     * @throws IllegalArgumentException naming the setting, its value and what it must be
     */
    static void check(Map<String, Object> configuration, Duration publishTimeout) {
        ProducerConfig config = new ProducerConfig(configuration);
        String acks = config.getString(ProducerConfig.ACKS_CONFIG);
        require(
                acks.equals("-1") || acks.equals("all"),
                ProducerConfig.ACKS_CONFIG,
                acks,
                "all: 200 means that the in-sync replicas have the records");
        boolean idempotent = config.getBoolean(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG);
        require(
                idempotent,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                idempotent,
                "true: retries must keep the order of a contract's events");
        long maxBlock = config.getLong(ProducerConfig.MAX_BLOCK_MS_CONFIG);
        require(
                maxBlock == 0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                maxBlock,
                "0: records are sent from the event loop, which must never wait");
        int delivery = config.getInt(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG);
        require(
                delivery <= publishTimeout.toMillis(),
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                delivery,
                "at most countersign.ingress.publish-timeout, " + publishTimeout.toMillis());
    }

    private static void require(boolean fine, String setting, Object value, String expected) {
        if (!fine) {
            throw new IllegalArgumentException("The Kafka producer setting " + setting + " is " + value
                    + "; it must be " + expected + ". Check spring.kafka.producer.*");
        }
    }
}
