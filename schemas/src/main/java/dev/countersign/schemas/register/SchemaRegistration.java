package dev.countersign.schemas.register;

import dev.countersign.schemas.topic.TopicCatalogue;
import dev.countersign.schemas.topic.TopicSpec;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * Registers the value schema of every topic in a schema registry. Services never register anything themselves, so that
 * what readers may meet is decided by a deployment and not by whichever process starts first.
 */
public final class SchemaRegistration {

    /** Every version can read and be read by every other one. */
    private static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private final SchemaRegistryClient registry;

    /** Speaks to the registry through the given client, which the caller keeps. */
    public SchemaRegistration(SchemaRegistryClient registry) {
        this.registry = registry;
    }

    /**
     * A schema that is known to the registry.
     *
     * @param subject the registry's subject
     * @param id the registry's id, which every record carries
     */
    public record Registered(String subject, int id) {}

    /**
     * Registers what is missing; doing it again changes nothing.
     *
     * @throws RegistrationFailedException if the registry refuses a schema or can't be reached
     */
    public List<Registered> registerAll() {
        return TopicCatalogue.all().stream().map(this::register).toList();
    }

    private Registered register(TopicSpec topic) {
        String subject = topic.valueSubject();
        try {
            int id = registry.register(subject, new AvroSchema(published(topic.valueSchema())));
            // Some registries know a subject only after its first version.
            registry.updateCompatibility(subject, COMPATIBILITY);
            return new Registered(subject, id);
        } catch (RestClientException e) {
            throw new RegistrationFailedException(
                    "The registry refused the schema of " + subject + " (HTTP " + e.getStatus() + ", error "
                            + e.getErrorCode() + "): " + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw new RegistrationFailedException(
                    "The schema registry can't be reached to register " + subject + ": " + e.getMessage(), e);
        }
    }

    /** The schema as serializers with avro.remove.java.properties=true look it up. */
    static Schema published(Schema schema) {
        return AvroSchemaUtils.getSchema(new GenericData.Record(schema), false, false, true);
    }
}
