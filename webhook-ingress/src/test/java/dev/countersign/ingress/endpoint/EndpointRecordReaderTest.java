package dev.countersign.ingress.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.events.SignKey;
import dev.countersign.events.WebhookEndpoint;
import dev.countersign.ingress.verification.VerifyingKey;
import dev.countersign.schemas.secrets.SecretBox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class EndpointRecordReaderTest {

    @TempDir
    Path directory;

    private SecretBox secrets;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void makeKeyset() throws IOException {
        Path keyset = Files.writeString(directory.resolve("keyset.json"), SecretBox.newKeyset());
        secrets = SecretBox.fromKeyset(keyset);
    }

    @Test
    void opens_the_keys_of_an_endpoint() {
        // Given
        var endpoint = endpoint("a", sealed("one", "key-1", "a"), sealed("two", "key-2", "a"));
        // When
        EndpointRecord read = reader(endpoint).read(record("a"));
        // Then
        assertThat(read).isInstanceOfSatisfying(EndpointRecord.Present.class, present -> {
            assertThat(present.endpoint().accountId()).isEqualTo(5);
            assertThat(present.endpoint().keys())
                    .extracting(VerifyingKey::keyId)
                    .containsExactly("one", "two");
            assertThat(present.endpoint().hasUnreadableKeys()).isFalse();
        });
    }

    @Test
    void leaves_out_keys_that_do_not_open_or_are_empty_and_counts_them() {
        // Given
        var endpoint = endpoint("a", sealed("moved", "key", "b"), sealed("empty", "", "a"), sealed("good", "key", "a"));
        // When
        EndpointRecord read = reader(endpoint).read(record("a"));
        // Then
        assertThat(read).isInstanceOfSatisfying(EndpointRecord.Present.class, present -> {
            assertThat(present.endpoint().keys())
                    .extracting(VerifyingKey::keyId)
                    .containsExactly("good");
            assertThat(present.endpoint().hasUnreadableKeys()).isTrue();
        });
        assertThat(meters.get("countersign.ingress.endpoint.keys.unreadable")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void a_tombstone_ends_the_endpoint() {
        // When
        EndpointRecord read = reader("unused").read(new ConsumerRecord<>("topic", 0, 0, "a", null));
        // Then
        assertThat(read).isEqualTo(new EndpointRecord.Ended("a"));
    }

    @Test
    void an_endpoint_under_a_foreign_key_is_unreadable() {
        // When
        EndpointRecord read = reader(endpoint("b")).read(record("a"));
        // Then
        assertThat(read).isEqualTo(new EndpointRecord.Unreadable("a"));
        assertThat(meters.get("countersign.ingress.endpoint.records.unreadable")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void another_value_is_unreadable() {
        // When
        EndpointRecord read = reader("text").read(record("a"));
        // Then
        assertThat(read).isEqualTo(new EndpointRecord.Unreadable("a"));
    }

    @Test
    void damaged_bytes_are_unreadable() {
        // When
        EndpointRecord read =
                failing(new SerializationException("Unknown magic byte!")).read(record("a"));
        // Then
        assertThat(read).isEqualTo(new EndpointRecord.Unreadable("a"));
    }

    @Test
    void a_registry_that_is_away_is_no_reason_to_drop_an_endpoint() {
        // Given
        var away = new SerializationException("registry", new IOException("refused"));
        // When, then
        assertThatThrownBy(() -> failing(away).read(record("a"))).isSameAs(away);
    }

    @Test
    void a_registry_that_fails_is_no_reason_to_drop_an_endpoint() {
        // Given: this is all that the Confluent client tells of a 503
        var failing = new InvalidConfigurationException("Service unavailable");
        // When, then
        assertThatThrownBy(() -> failing(failing).read(record("a"))).isSameAs(failing);
    }

    private EndpointRecordReader reader(Object value) {
        return new EndpointRecordReader((_, _) -> value, secrets, meters);
    }

    private EndpointRecordReader failing(RuntimeException failure) {
        return new EndpointRecordReader(
                new Deserializer<>() {
                    @Override
                    public @Nullable Object deserialize(String topic, byte[] data) {
                        throw failure;
                    }
                },
                secrets,
                meters);
    }

    private SignKey sealed(String keyId, String key, String owner) {
        return new SignKey(keyId, ByteBuffer.wrap(secrets.seal(key, owner)), Instant.EPOCH, null);
    }

    private static WebhookEndpoint endpoint(String id, SignKey... keys) {
        return new WebhookEndpoint(id, 5L, 1L, List.of(keys), Instant.EPOCH);
    }

    private static ConsumerRecord<String, byte[]> record(String key) {
        return new ConsumerRecord<>("topic", 0, 0, key, new byte[] {0});
    }
}
