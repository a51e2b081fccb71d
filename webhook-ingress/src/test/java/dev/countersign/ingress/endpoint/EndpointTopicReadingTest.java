package dev.countersign.ingress.endpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.events.WebhookEndpoint;
import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.topic.TopicNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class EndpointTopicReadingTest {

    private static final TopicPartition PARTITION = new TopicPartition(TopicNames.WEBHOOK_ENDPOINTS, 0);

    @TempDir
    Path folder;

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final SerializationException away = new SerializationException("registry", new IOException("refused"));
    private final EndpointDirectory directory = new EndpointDirectory(1);
    private final MovableClock clock = new MovableClock();
    private final ReaderState state = new ReaderState(clock);

    @BeforeEach
    void makeTopic() {
        consumer.updatePartitions(
                PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, null, new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    @Test
    void a_reading_that_fails_before_the_end_does_not_make_the_poll_age_young() throws IOException {
        // Given: a record that can be read, and then one that can't
        consumer.updateEndOffsets(Map.of(PARTITION, 2L));
        afterAMinuteComes(0, "good");
        afterAMinuteComes(1, "away");
        // When
        assertThatThrownBy(() -> reading().follow(() -> false)).isSameAs(away);
        // Then
        assertThat(state.pollAge()).isEqualTo(Duration.ofMinutes(2));
        assertThat(state.isFollowing()).isFalse();
    }

    @Test
    void a_later_record_that_can_not_be_decoded_does_not_make_the_poll_age_young() throws IOException {
        // Given
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
        afterAMinuteComes(0, "away");
        // When
        assertThatThrownBy(() -> reading().follow(() -> true)).isSameAs(away);
        // Then
        assertThat(directory.isLoaded()).isTrue();
        assertThat(state.pollAge()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void the_poll_age_is_young_when_all_was_taken_in() throws IOException {
        // Given
        consumer.updateEndOffsets(Map.of(PARTITION, 1L));
        afterAMinuteComes(0, "good");
        // When
        reading().follow(() -> false);
        // Then
        assertThat(directory.find("good")).isPresent();
        assertThat(state.pollAge()).isZero();
        assertThat(state.isFollowing()).isTrue();
    }

    private void afterAMinuteComes(long offset, String endpointId) {
        consumer.schedulePollTask(() -> {
            clock.now = clock.now.plus(Duration.ofMinutes(1));
            consumer.addRecord(
                    new ConsumerRecord<>(PARTITION.topic(), 0, offset, endpointId, endpointId.getBytes(US_ASCII)));
        });
    }

    private EndpointTopicReading reading() throws IOException {
        Path keyset = Files.writeString(folder.resolve("keyset.json"), SecretBox.newKeyset());
        Deserializer<Object> values = (_, data) -> {
            String id = new String(data, US_ASCII);
            if (id.equals("away")) {
                throw away;
            }
            return new WebhookEndpoint(id, 5L, 1L, List.of(), Instant.EPOCH);
        };
        var reader = new EndpointRecordReader(values, SecretBox.fromKeyset(keyset), new SimpleMeterRegistry());
        return new EndpointTopicReading(consumer, reader, directory, state);
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-11-24T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
