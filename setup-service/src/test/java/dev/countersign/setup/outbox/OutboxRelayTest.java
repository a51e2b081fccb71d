package dev.countersign.setup.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.setup.config.OutboxProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.KafkaException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

final class OutboxRelayTest {

    private final FakeTable table = new FakeTable();
    private final List<String> sent = new ArrayList<>();

    @Test
    void everything_that_lags_is_sent_and_marked_also_over_several_batches() {
        // Given
        table.add("a", 1);
        table.add("b", 1);
        table.add("c", 4);

        // When
        boolean all = relay(key -> null).relayAll();

        // Then
        assertThat(all).isTrue();
        assertThat(sent).containsExactly("a", "b", "c");
        assertThat(table.pending).isEmpty();
    }

    @Test
    void a_record_that_kafka_does_not_take_stays_and_does_not_hold_up_the_others() {
        // Given
        table.add("bad", 1);
        table.add("good", 1);

        // When
        boolean all = relay(key -> key.equals("bad") ? new RecordTooLargeException("too large") : null)
                .relayAll();

        // Then
        assertThat(all).isFalse();
        assertThat(table.pending).extracting(PendingState::key).containsExactly("bad");
    }

    @Test
    void when_the_broker_is_away_the_rest_of_the_batch_is_not_tried() {
        // Given
        table.add("a", 1);
        table.add("b", 1);

        // When
        boolean all = relay(key -> new TimeoutException("no metadata")).relayAll();

        // Then
        assertThat(all).isFalse();
        assertThat(sent).containsExactly("a");
        assertThat(table.pending).hasSize(2);
    }

    @Test
    void after_a_crash_between_acknowledgement_and_note_the_same_version_is_sent_again() {
        // Given
        table.add("a", 7);
        table.crashOnMark = true;
        OutboxRelay relay = relay(key -> null);
        assertThatThrownBy(relay::relayAll).isInstanceOf(IllegalStateException.class);

        // When
        table.crashOnMark = false;
        relay.relayAll();

        // Then
        assertThat(sent).containsExactly("a", "a");
        assertThat(table.pending).isEmpty();
    }

    private OutboxRelay relay(Function<String, @Nullable Exception> failure) {
        StateSender sender = (ignored, state) -> {
            sent.add(state.key());
            Exception reason = failure.apply(state.key());
            return reason == null
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.failedFuture(new KafkaException("not sent", reason));
        };
        return new OutboxRelay(
                List.of(table),
                sender,
                new TransactionTemplate(new NoTransactions()),
                new OutboxProperties(2, Duration.ofSeconds(5), Duration.ofSeconds(1)),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }

    private static final class FakeTable implements StateTable {

        private final List<PendingState> pending = new ArrayList<>();
        private boolean crashOnMark;

        void add(String key, long version) {
            pending.add(new PendingState(key, version, null, "accounts/" + key, Instant.EPOCH, null));
        }

        @Override
        public String topic() {
            return "states";
        }

        @Override
        public String eventType() {
            return "state";
        }

        @Override
        public List<PendingState> claim(int limit) {
            return List.copyOf(pending.subList(0, Math.min(limit, pending.size())));
        }

        @Override
        public void markPublished(List<PendingState> acknowledged) {
            if (crashOnMark) {
                throw new IllegalStateException("Simulated crash");
            }
            pending.removeAll(acknowledged);
        }

        @Override
        public long lag() {
            return pending.size();
        }

        @Override
        public Optional<Instant> laggingSince() {
            return pending.stream().map(PendingState::changedAt).min(Comparator.naturalOrder());
        }
    }

    private static final class NoTransactions extends AbstractPlatformTransactionManager {
        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }
}
