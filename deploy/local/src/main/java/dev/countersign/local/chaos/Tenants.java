package dev.countersign.local.chaos;

import dev.countersign.events.SignKey;
import dev.countersign.events.WebhookEndpoint;
import dev.countersign.local.stack.LocalSecrets;
import dev.countersign.local.stack.StartFailedException;
import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.schemas.topic.TopicNames;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** The customers of a run, and how their endpoints get onto the topic that the ingresses read. */
final class Tenants {

    private static final int COUNT = 64;
    private static final long FIRST_ACCOUNT = 1_001;

    private Tenants() {}

    static List<Tenant> of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, COUNT)
                .mapToObj(index -> new Tenant(
                        "chaos-" + (index + 1),
                        FIRST_ACCOUNT + index,
                        java.util.HexFormat.of().toHexDigits(random.nextLong())))
                .toList();
    }

    /** Publishes the endpoints as the setup service does. */
    static void publish(List<Tenant> tenants, LocalSecrets secrets, String bootstrapServers, URI registry) {
        SecretBox box = SecretBox.fromKeyset(secrets.endpointKeyset());
        Map<String, Object> configuration = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                KafkaAvroSerializer.class,
                "schema.registry.url",
                registry.toString(),
                "auto.register.schemas",
                false,
                "avro.remove.java.properties",
                true);
        try (var producer = new KafkaProducer<String, WebhookEndpoint>(configuration)) {
            List<Future<RecordMetadata>> sent = tenants.stream()
                    .map(tenant -> producer.send(new ProducerRecord<>(
                            TopicNames.WEBHOOK_ENDPOINTS, tenant.endpointId(), endpoint(tenant, box))))
                    .toList();
            for (Future<RecordMetadata> record : sent) {
                var _ = record.get();
            }
        } catch (ExecutionException e) {
            throw new StartFailedException("The endpoints can't be published: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailedException("Interrupted while publishing the endpoints", e);
        }
    }

    private static WebhookEndpoint endpoint(Tenant tenant, SecretBox box) {
        byte[] sealed = box.seal(tenant.signKey(), SecretOwners.endpoint(tenant.endpointId()));
        return new WebhookEndpoint(
                tenant.endpointId(),
                tenant.accountId(),
                1L,
                List.of(new SignKey(tenant.endpointId() + "-1", ByteBuffer.wrap(sealed), Instant.EPOCH, null)),
                Instant.EPOCH);
    }
}
