package dev.countersign.baselines.sequential;

import dev.countersign.events.ContractEvent;
import dev.countersign.oneflow.OneflowClients;
import dev.countersign.sync.hrm.HrmPort;
import dev.countersign.sync.mapping.ContractMapper;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.Environment;

/** Starts the plain listener on the topic that its environment names; says {@code listening} and works until it is stopped. */
final class SequentialMain {

    private static final Duration ONE_POLL = Duration.ofMillis(200);
    /** Few, so that a batch of slow contracts ends long before the broker takes the listener for dead. */
    private static final int RECORDS_A_POLL = 50;

    private SequentialMain() {}

    public static void main(String[] args) {
        try (AnnotationConfigApplicationContext parts = new AnnotationConfigApplicationContext(Parts.class);
                KafkaConsumer<String, Object> consumer = new KafkaConsumer<>(settings(parts.getEnvironment()))) {
            SequentialListener listener = new SequentialListener(
                    parts.getBean(OneflowClients.class),
                    parts.getBean(ContractMapper.class),
                    parts.getBean(HrmPort.class),
                    Customer.read(Path.of(parts.getEnvironment().getRequiredProperty("BASELINE_CUSTOMERS"))));
            consumer.subscribe(List.of(parts.getEnvironment().getRequiredProperty("BASELINE_TOPIC")));
            System.out.println("listening");
            while (!Thread.currentThread().isInterrupted()) {
                for (ConsumerRecord<String, Object> record : consumer.poll(ONE_POLL)) {
                    listener.handle((ContractEvent) record.value());
                }
                consumer.commitSync();
            }
        }
    }

    private static Map<String, Object> settings(Environment environment) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                environment.getRequiredProperty("BASELINE_BOOTSTRAP_SERVERS"),
                ConsumerConfig.GROUP_ID_CONFIG,
                "sequential",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                RECORDS_A_POLL,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                KafkaAvroDeserializer.class,
                "schema.registry.url",
                environment.getRequiredProperty("BASELINE_REGISTRY"),
                "specific.avro.reader",
                true);
    }
}
