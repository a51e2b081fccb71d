package dev.countersign.local.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LoadGeneratorTest {

    private static final int OK = 200;

    private final LoadGenerator generator = new LoadGenerator();

    @AfterEach
    void close() {
        generator.close();
    }

    @Test
    void sends_as_many_calls_as_the_rate_says() throws IOException {
        // Given
        try (StubReceiver receiver = new StubReceiver(_ -> new StubReceiver.Reaction(OK, 0))) {

            // When
            LoadResult result = generator.run(new Load(receiver.port(), 200, 4, 0.25, 0.75, 0, 1));

            // Then
            assertThat(result.sent()).isEqualTo(200);
            assertThat(result.allAccepted()).isTrue();
            assertThat(receiver.received()).isEqualTo(200);
            assertThat(result.latency().count())
                    .as("only what was due after the lead")
                    .isEqualTo(150);
        }
    }

    @Test
    void a_receiver_that_stalls_once_shows_in_the_latency_of_every_call_that_was_due_meanwhile() throws IOException {
        // Given
        try (StubReceiver receiver =
                new StubReceiver(request -> new StubReceiver.Reaction(OK, request == 1 ? 500 : 0))) {

            // When
            LoadResult result = generator.run(new Load(receiver.port(), 200, 1, 0, 1, 0, 1));

            // Then
            assertThat(result.sent()).isEqualTo(200);
            assertThat(result.latency().max()).isGreaterThanOrEqualTo(490);
            // The first of 200 stalls; a generator that waits with the others would see one slow call in 200.
            assertThat(result.latency().p90()).isGreaterThan(150);
        }
    }

    @Test
    void answers_other_than_200_are_counted_by_status() throws IOException {
        // Given
        try (StubReceiver receiver =
                new StubReceiver(request -> new StubReceiver.Reaction(request % 10 == 0 ? 503 : OK, 0))) {

            // When
            LoadResult result = generator.run(new Load(receiver.port(), 100, 1, 0, 1, 0, 1));

            // Then
            assertThat(result.accepted()).isEqualTo(90);
            assertThat(result.refused()).isEqualTo(Map.of(503, 10L));
            assertThat(result.allAccepted()).isFalse();
        }
    }

    @Test
    void saturation_sends_the_next_call_when_the_last_is_answered() throws IOException {
        // Given
        try (StubReceiver receiver = new StubReceiver(_ -> new StubReceiver.Reaction(OK, 50))) {

            // When
            LoadResult result = generator.run(new Load(receiver.port(), 0, 2, 0, 1, 0, 1));

            // Then
            assertThat(result.allAccepted()).isTrue();
            assertThat(result.perSecond()).as("two connections, 50 ms a call").isBetween(4.0, 41.0);
        }
    }

    @Test
    void a_connection_that_ends_without_an_answer_counts_as_unanswered() throws IOException {
        // Given
        StubReceiver receiver = new StubReceiver(_ -> new StubReceiver.Reaction(OK, 600_000));
        Thread closer = Thread.ofVirtual().unstarted(() -> {
            Awaitility.await().until(() -> receiver.received() > 0);
            receiver.close();
        });
        closer.start();

        // When
        LoadResult result = generator.run(new Load(receiver.port(), 1, 1, 0, 1, 0, 1));

        // Then
        assertThat(result.sent()).isEqualTo(1);
        assertThat(result.accepted()).isZero();
        assertThat(result.unanswered()).isEqualTo(1);
    }

    @Test
    void percentiles_are_those_of_the_recorded_values() {
        // Given
        Histogram nanos = new Histogram(1, 60_000_000_000L, 3);
        for (int millis = 1; millis <= 1000; millis++) {
            nanos.recordValue(millis * 1_000_000L);
        }

        // When
        Latency latency = Latency.of(nanos);

        // Then
        assertThat(latency.p50()).isCloseTo(500, within(1.0));
        assertThat(latency.p99()).isCloseTo(990, within(1.5));
        assertThat(latency.p999()).isCloseTo(999, within(1.5));
        assertThat(latency.max()).isCloseTo(1000, within(1.5));
    }
}
