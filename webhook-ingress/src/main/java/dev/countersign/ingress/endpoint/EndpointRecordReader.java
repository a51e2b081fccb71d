package dev.countersign.ingress.endpoint;

import dev.countersign.events.SignKey;
import dev.countersign.events.WebhookEndpoint;
import dev.countersign.ingress.verification.VerifyingKey;
import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.schemas.secrets.SecretUnreadableException;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns records of the endpoint topic into endpoints; opens their keys. Fails closed: what can't be read verifies nothing. */
final class EndpointRecordReader {

    private static final Logger LOG = LoggerFactory.getLogger(EndpointRecordReader.class);

    private final Deserializer<Object> values;
    private final SecretBox secrets;
    private final Counter unreadableKeys;
    private final Counter unreadableRecords;

    EndpointRecordReader(Deserializer<Object> values, SecretBox secrets, MeterRegistry meters) {
        this.values = values;
        this.secrets = secrets;
        this.unreadableKeys = Counter.builder("countersign.ingress.endpoint.keys.unreadable")
                .description("Sign keys that did not open; their calls are refused")
                .register(meters);
        this.unreadableRecords = Counter.builder("countersign.ingress.endpoint.records.unreadable")
                .description("Endpoint records that could not be decoded; their endpoints are refused")
                .register(meters);
    }

    /**
     * Reads one record.
     *
     * @throws SerializationException if the schema registry doesn't answer: the record is fine, and must be read again
     * @throws InvalidConfigurationException if the registry answers with an error of its own: likewise
     */
    EndpointRecord read(ConsumerRecord<String, byte[]> record) {
        String endpointId = Optional.ofNullable(record.key()).orElse("");
        if (record.value() == null) {
            return new EndpointRecord.Ended(endpointId);
        }
        Object value;
        try {
            value = values.deserialize(record.topic(), record.headers(), record.value());
        } catch (SerializationException e) {
            if (isRegistryAway(e)) {
                throw e;
            }
            return unreadable(record, endpointId, e.getClass().getSimpleName());
        } catch (InvalidConfigurationException e) {
            // What the Confluent client makes of a registry that answers 500 or 503, with neither cause nor status.
            throw e;
        } catch (RuntimeException e) {
            // Avro reports damaged bytes with whatever its code stumbles over.
            return unreadable(record, endpointId, e.getClass().getSimpleName());
        }
        if (!(value instanceof WebhookEndpoint endpoint)) {
            return unreadable(record, endpointId, "another schema");
        }
        if (!endpointId.equals(endpoint.getEndpointId())) {
            return unreadable(record, endpointId, "key and value name different endpoints");
        }
        List<VerifyingKey> keys = open(endpoint);
        boolean hasUnreadableKeys = keys.size() < endpoint.getSignKeys().size();
        return new EndpointRecord.Present(new Endpoint(endpointId, endpoint.getAccountId(), keys, hasUnreadableKeys));
    }

    private List<VerifyingKey> open(WebhookEndpoint endpoint) {
        return endpoint.getSignKeys().stream()
                .map(key -> open(endpoint, key))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<VerifyingKey> open(WebhookEndpoint endpoint, SignKey sealed) {
        try {
            String key = secrets.open(sealed.getSealedKey(), SecretOwners.endpoint(endpoint.getEndpointId()));
            if (key.isEmpty()) {
                // Anyone can make the signature of an empty key.
                return refused(endpoint, sealed, "it is empty");
            }
            return Optional.of(new VerifyingKey(sealed.getKeyId(), key, sealed.getValidFrom(), sealed.getValidUntil()));
        } catch (SecretUnreadableException _) {
            return refused(endpoint, sealed, "it does not open with the endpoint keyset");
        }
    }

    private Optional<VerifyingKey> refused(WebhookEndpoint endpoint, SignKey sealed, String why) {
        unreadableKeys.increment();
        LOG.atError()
                .addKeyValue("endpoint", endpoint.getEndpointId())
                .addKeyValue("account", endpoint.getAccountId())
                .addKeyValue("signKey", sealed.getKeyId())
                .log(
                        "A sign key is not used because {}. Calls signed with it are refused. Compare the keysets of"
                                + " setup-service and ingress, then let the setup publish the endpoint again.",
                        why);
        return Optional.empty();
    }

    private EndpointRecord unreadable(ConsumerRecord<String, byte[]> record, String endpointId, String why) {
        unreadableRecords.increment();
        LOG.atError()
                .addKeyValue("endpoint", endpointId)
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .log(
                        "An endpoint record is not readable ({}). Calls to the endpoint are refused until the setup"
                                + " publishes it again.",
                        why);
        return new EndpointRecord.Unreadable(endpointId);
    }

    /**
     * Also when the registry doesn't know the schema: whoever wrote the record had it from a registry, so this one is
     * the wrong one or has lost its data, and all other records would be refused, too.
     */
    private static boolean isRegistryAway(Throwable failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException
                    || (cause instanceof IOException && !(cause instanceof EOFException))) {
                return true;
            }
        }
        return false;
    }
}
