package dev.countersign.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.DeadLetter;
import dev.countersign.sync.config.OutboxProperties;
import dev.countersign.sync.intake.Received.Content;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/** What becomes of records that are of no use. */
final class BatchIntakeTest {

    private final MockProducer<Object, Object> producer =
            new MockProducer<>(true, null, (_, _) -> new byte[0], (_, _) -> new byte[0]);
    private final DeadLetters deadLetters = new DeadLetters(
            new KafkaTemplate<>(() -> producer),
            new OutboxProperties(1, Duration.ofSeconds(1), Duration.ofSeconds(5)),
            new SimpleMeterRegistry(),
            Clock.systemUTC());

    @Test
    void a_database_that_is_away_repeats_no_dead_letters() {
        // Given
        var intake = intake(_ -> {
            throw new QueryTimeoutException("away");
        });

        // When
        assertThatThrownBy(() -> intake.accept(batch(new byte[] {1}))).isInstanceOf(QueryTimeoutException.class);

        // Then
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void a_record_of_no_use_is_put_aside_whole() {
        // When
        intake(_ -> {}).accept(batch(new byte[] {1, 2}));

        // Then
        assertThat(letter().getValue().remaining()).isEqualTo(2);
        assertThat(letter().getDetail()).isEqualTo("broken");
    }

    @Test
    void one_that_would_not_fit_any_more_is_cut_off_and_says_so() {
        // When
        intake(_ -> {}).accept(batch(new byte[1_040_000]));

        // Then
        assertThat(letter().getValue().remaining()).isEqualTo(900_000);
        assertThat(letter().getDetail()).startsWith("broken").contains("900000", "1040000");
    }

    private BatchIntake<AccountProvisioned> intake(Consumer<List<Incoming<AccountProvisioned>>> handler) {
        return new BatchIntake<>(AccountProvisioned.class, deadLetters, handler);
    }

    private DeadLetter letter() {
        assertThat(producer.history()).hasSize(1);
        return (DeadLetter) producer.history().getFirst().value();
    }

    private static Message<List<Object>> batch(byte[] bytes) {
        return new GenericMessage<>(
                List.of(new Received(new Content.Undecodable(bytes, List.of(), "broken"), null)),
                Map.of(
                        KafkaHeaders.RECEIVED_TOPIC, List.of("topic"),
                        KafkaHeaders.RECEIVED_PARTITION, List.of(0),
                        KafkaHeaders.OFFSET, List.of(5L),
                        KafkaHeaders.RECEIVED_KEY, List.of("1")));
    }
}
