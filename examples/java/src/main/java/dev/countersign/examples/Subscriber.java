package dev.countersign.examples;

import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.ContractEvent;
import dev.countersign.schemas.topic.TopicNames;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Prints what happens, until Ctrl-C. Environment: {@code KAFKA_BOOTSTRAP_SERVERS}, {@code SCHEMA_REGISTRY_URL}. Records
 * come at least once: tell repeats by the header {@code ce_id}.
 */
public final class Subscriber {

    private Subscriber() {}

    /**
     * Subscribes.
     *
     * @param args none
     */
    public static void main(String[] args) {
        try (KafkaConsumer<String, SpecificRecord> consumer = new KafkaConsumer<>(configuration(System.getenv()))) {
            consumer.subscribe(List.of(TopicNames.CONTRACT_EVENTS, TopicNames.ACCOUNT_PROVISIONED));
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(Duration.ofSeconds(1)).forEach(message -> System.out.println(describe(message.value())));
            }
        }
    }

    private static String describe(SpecificRecord value) {
        return switch (value) {
            case ContractEvent event ->
                "account %d, contract %d: %s"
                        .formatted(event.getAccountId(), event.getContractId(), event.getEventType());
            case AccountProvisioned account ->
                "account %d (%s) is %s".formatted(account.getAccountId(), account.getAccountName(), account.getState());
            default -> "something newer than this reader: " + value.getSchema().getName();
        };
    }

    private static Map<String, Object> configuration(Map<String, String> environment) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:19092"),
                ConsumerConfig.GROUP_ID_CONFIG,
                "countersign-java-example",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                KafkaAvroDeserializer.class,
                AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG,
                environment.getOrDefault("SCHEMA_REGISTRY_URL", "http://127.0.0.1:18081/apis/ccompat/v7"),
                KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG,
                true);
    }
}
