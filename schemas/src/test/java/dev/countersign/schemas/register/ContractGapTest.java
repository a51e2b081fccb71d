package dev.countersign.schemas.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.schemas.topic.TopicCatalogue;
import dev.countersign.schemas.topic.TopicSpec;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class ContractGapTest {

    private static final List<String> ALL_TOPICS =
            TopicCatalogue.all().stream().map(TopicSpec::name).toList();

    private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();

    @Test
    void nothing_is_missing_where_everything_was_done() throws InterruptedException {
        // Given
        new SchemaRegistration(registry).registerAll();

        // When
        List<String> missing = new ContractGap(() -> ALL_TOPICS, registry).find();

        // Then
        assertThat(missing).isEmpty();
    }

    @Test
    void every_topic_and_schema_that_is_missing_is_named() throws InterruptedException {
        // When
        List<String> missing = new ContractGap(() -> ALL_TOPICS.subList(1, ALL_TOPICS.size()), registry).find();

        // Then
        assertThat(missing)
                .hasSize(1 + ALL_TOPICS.size())
                .contains(
                        "topic " + ALL_TOPICS.getFirst(), "schema of " + TopicCatalogue.CONTRACT_EVENTS.valueSubject());
    }

    @Test
    void who_does_not_answer_is_named_with_the_reason() throws InterruptedException {
        // Given
        var refusing = new MockSchemaRegistryClient() {
            @Override
            public int getId(String subject, ParsedSchema schema) throws IOException, RestClientException {
                throw new ConnectException("Connection refused");
            }
        };

        // When
        List<String> missing = new ContractGap(
                        () -> {
                            throw new TimeoutException("no broker");
                        },
                        refusing)
                .find();

        // Then
        assertThat(missing)
                .containsExactly(
                        "an answer of Kafka (no broker)", "an answer of the schema registry (Connection refused)");
    }

    @Test
    void the_wait_ends_after_its_time_with_1_and_what_is_missing() {
        // Given
        var errors = new StringWriter();
        var tool = Tool.commandLine().setErr(new PrintWriter(errors, true)).setOut(new PrintWriter(new StringWriter()));

        // When
        int code = tool.execute(
                "await",
                "--bootstrap-servers=127.0.0.1:1",
                "--schema-registry=http://127.0.0.1:1",
                "--longest-wait=PT0.1S",
                "--kafka-properties=src/test/resources/impatient.properties");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(errors.toString())
                .contains("Waited PT0.1S in vain, missing: an answer of Kafka", "an answer of the schema registry");
    }
}
