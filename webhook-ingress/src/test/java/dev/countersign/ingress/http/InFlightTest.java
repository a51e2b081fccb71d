package dev.countersign.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class InFlightTest {

    private final InFlight inFlight = new InFlight(8, 400, 2, 100);

    @Test
    void a_place_holds_nothing_until_bytes_arrive() {
        // When
        Optional<Place> place = inFlight.tryEnter("a");
        // Then
        assertThat(place).isPresent();
        assertThat(inFlight.known().requests()).isEqualTo(1);
        assertThat(inFlight.known().bytes()).isZero();
    }

    @Test
    void one_endpoint_gets_a_quarter_of_the_places_and_the_others_theirs() {
        // When
        List<Optional<Place>> noisy = enter("noisy", 10);
        List<Optional<Place>> others =
                Stream.of("a", "b", "c").flatMap(id -> enter(id, 2).stream()).toList();
        Optional<Place> oneMore = inFlight.tryEnter("d");
        // Then
        assertThat(noisy.stream().filter(Optional::isPresent)).hasSize(2);
        assertThat(others).allMatch(Optional::isPresent);
        assertThat(oneMore).isEmpty();
        assertThat(inFlight.known().requests()).isEqualTo(8);
    }

    @Test
    void one_endpoint_gets_a_quarter_of_the_bytes_and_the_others_theirs() {
        // Given
        Place first = inFlight.tryEnter("noisy").orElseThrow();
        Place second = inFlight.tryEnter("noisy").orElseThrow();
        Place other = inFlight.tryEnter("other").orElseThrow();
        // When
        boolean[] held = {first.tryHold(60), second.tryHold(41), second.tryHold(40), other.tryHold(100)};
        // Then
        assertThat(held).containsExactly(true, false, true, true);
        assertThat(inFlight.known().bytes()).isEqualTo(200);
    }

    @Test
    void all_endpoints_together_get_no_more_bytes_than_there_are() {
        // Given
        var narrow = new InFlight(8, 150, 1, 100);
        Place one = narrow.tryEnter("a").orElseThrow();
        Place another = narrow.tryEnter("b").orElseThrow();
        // When
        boolean[] held = {one.tryHold(100), another.tryHold(51), another.tryHold(50)};
        // Then
        assertThat(held).containsExactly(true, false, true);
        assertThat(narrow.known().bytes()).isEqualTo(150);
    }

    @Test
    void unknown_endpoints_have_places_of_their_own() {
        // When
        List<Optional<Place>> unknown =
                IntStream.range(0, 5).mapToObj(_ -> inFlight.tryEnterUnknown()).toList();
        // Then
        assertThat(unknown.stream().filter(Optional::isPresent)).hasSize(2);
        assertThat(unknown.getFirst().orElseThrow().tryHold(100)).isTrue();
        assertThat(inFlight.known().requests()).isZero();
        assertThat(inFlight.known().bytes()).isZero();
        assertThat(inFlight.endpoints()).isZero();
    }

    @Test
    void leaving_gives_everything_back_once_and_for_all() {
        // Given
        Place known = inFlight.tryEnter("a").orElseThrow();
        Place unknown = inFlight.tryEnterUnknown().orElseThrow();
        assertThat(known.tryHold(70) && unknown.tryHold(70)).isTrue();
        // When
        Stream.of(known, unknown, known, unknown).forEach(Place::leave);
        // Then
        assertThat(known.tryHold(1)).isFalse();
        assertThat(List.of(inFlight.known(), inFlight.unknown()))
                .allSatisfy(room -> assertThat(room.requests()).isZero())
                .allSatisfy(room -> assertThat(room.bytes()).isZero());
        assertThat(inFlight.endpoints()).isZero();
    }

    @Test
    void only_endpoints_with_requests_at_work_are_remembered() {
        // Given
        Place first = inFlight.tryEnter("a").orElseThrow();
        enter("b", 2);
        // When
        first.leave();
        enter("c", 50);
        enter("d", 50);
        enter("e", 50);
        enter("f", 50);
        // Then
        assertThat(inFlight.endpoints()).isEqualTo(4);
    }

    @Test
    void many_threads_leave_empty_rooms_behind() {
        // When
        IntStream.range(0, 20_000)
                .parallel()
                .forEach(i -> inFlight.tryEnter("endpoint-" + i % 5).ifPresent(place -> {
                    var _ = place.tryHold(i % 100);
                    place.leave();
                }));
        // Then
        assertThat(inFlight.known().requests()).isZero();
        assertThat(inFlight.known().bytes()).isZero();
        assertThat(inFlight.endpoints()).isZero();
    }

    private List<Optional<Place>> enter(String endpointId, int times) {
        return IntStream.range(0, times)
                .mapToObj(_ -> inFlight.tryEnter(endpointId))
                .toList();
    }
}
