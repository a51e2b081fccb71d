package dev.countersign.ingress.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class EndpointDirectoryTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Endpoint A = endpoint("a");

    private final EndpointDirectory directory = new EndpointDirectory(1);

    @Test
    void an_endpoint_that_arrives_ends_the_waiting() {
        // Given
        CompletableFuture<Optional<Endpoint>> arrival = directory.awaitArrival("a", LONG);
        // When
        directory.put(endpoint("b"));
        directory.put(A);
        // Then
        assertThat(arrival).isCompletedWithValue(Optional.of(A));
    }

    @Test
    void an_endpoint_that_is_there_already_is_not_waited_for() {
        // Given
        directory.put(A);
        // When
        CompletableFuture<Optional<Endpoint>> arrival = directory.awaitArrival("a", LONG);
        // Then
        assertThat(arrival).isCompletedWithValue(Optional.of(A));
    }

    @Test
    void waiting_ends_after_the_limit() {
        // When
        CompletableFuture<Optional<Endpoint>> arrival = directory.awaitArrival("a", Duration.ofMillis(1));
        // Then
        assertThat(arrival).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Optional.empty());
    }

    @Test
    void only_so_many_wait_and_their_places_become_free() {
        // Given
        CompletableFuture<Optional<Endpoint>> first = directory.awaitArrival("a", LONG);
        // When
        CompletableFuture<Optional<Endpoint>> second = directory.awaitArrival("b", LONG);
        directory.put(endpoint("a"));
        CompletableFuture<Optional<Endpoint>> third = directory.awaitArrival("c", LONG);
        // Then
        assertThat(first).isCompleted();
        assertThat(second).isCompletedWithValue(Optional.empty());
        assertThat(third).isNotDone();
    }

    @Test
    void loading_replaces_everything() {
        // Given
        directory.put(endpoint("old"));
        // When
        directory.load(Map.of("new", endpoint("new")), Set.of());
        // Then
        assertThat(directory.find("old")).isEmpty();
        assertThat(directory.find("new")).isPresent();
        assertThat(directory.isLoaded()).isTrue();
    }

    @Test
    void endpoints_with_unreadable_records_or_keys_count_until_a_readable_one_comes() {
        // Given
        directory.load(
                Map.of("key", new Endpoint("key", 1, List.of(), true), "good", endpoint("good")), Set.of("record"));
        directory.lose("good");
        int before = directory.unreadable();
        // When
        directory.put(endpoint("key"));
        directory.put(endpoint("record"));
        directory.remove("good");
        // Then
        assertThat(before).isEqualTo(3);
        assertThat(directory.unreadable()).isZero();
    }

    @Test
    void a_new_reading_forgets_what_was_unreadable_before() {
        // Given
        directory.load(Map.of("key", new Endpoint("key", 1, List.of(), true)), Set.of("record"));
        // When
        directory.load(Map.of("key", endpoint("key")), Set.of());
        // Then
        assertThat(directory.unreadable()).isZero();
    }

    @Test
    void an_endpoint_that_changes_keeps_what_it_has_used_of_its_rate() {
        // Given
        Rate one = Rate.of(1, 1);
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        directory.put(A);
        directory.find("a").orElseThrow().activity().tryNewCall(one, now);
        // When
        directory.put(new Endpoint("a", 2, List.of()));
        // Then
        Endpoint changed = directory.find("a").orElseThrow();
        assertThat(changed.accountId()).isEqualTo(2);
        assertThat(changed.activity().tryNewCall(one, now)).isFalse();
    }

    private static Endpoint endpoint(String id) {
        return new Endpoint(id, 1, List.of());
    }
}
