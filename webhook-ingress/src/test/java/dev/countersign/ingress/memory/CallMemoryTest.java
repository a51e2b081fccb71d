package dev.countersign.ingress.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.ingress.publication.Publication;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class CallMemoryTest {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration WINDOW = Duration.ofHours(2);
    private static final Publication ACKNOWLEDGED = new Publication.Acknowledged();
    private static final Publication FAILED = new Publication.NotAcknowledged("Test");
    private static final CallIdentity CALL = new CallIdentity(1, 2, 3);

    private final CallMemory memory = memory(1024 * 1024);

    @Test
    void a_call_is_unknown_once_and_then_recorded() {
        // Given
        Recollection first = memory.recall(CALL, START);
        memory.finished(CALL, ACKNOWLEDGED, START);
        // When
        Recollection second = memory.recall(CALL, START.plusSeconds(6406));
        // Then
        assertThat(first).isEqualTo(new Recollection.Unknown(false));
        assertThat(second).isEqualTo(new Recollection.Recorded());
    }

    @Test
    void a_call_that_failed_is_unknown_again() {
        // Given
        memory.recall(CALL, START);
        memory.finished(CALL, FAILED, START);
        // When
        Recollection again = memory.recall(CALL, START);
        // Then
        assertThat(again).isEqualTo(new Recollection.Unknown(false));
        assertThat(memory.size()).isEqualTo(1);
    }

    @Test
    void a_repeat_while_the_first_is_under_way_gets_its_result() {
        // Given
        memory.recall(CALL, START);
        CompletableFuture<Publication> second = underWay(memory.recall(CALL, START));
        CompletableFuture<Publication> third = underWay(memory.recall(CALL, START));
        // When
        memory.finished(CALL, FAILED, START);
        // Then
        assertThat(second).isCompletedWithValue(FAILED);
        assertThat(third).isCompletedWithValue(FAILED);
    }

    @Test
    void another_body_is_told_while_the_first_is_under_way_and_afterwards() {
        // Given
        memory.recall(CALL, START);
        // When
        Recollection early = memory.recall(new CallIdentity(1, 2, 4), START);
        memory.finished(CALL, ACKNOWLEDGED, START);
        Recollection late = memory.recall(new CallIdentity(1, 2, 5), START);
        // Then
        assertThat(early).isEqualTo(new Recollection.Unknown(true));
        assertThat(late).isEqualTo(new Recollection.Unknown(true));
        assertThat(memory.recall(CALL, START)).isEqualTo(new Recollection.Recorded());
    }

    @Test
    void another_body_is_remembered_too() {
        // Given
        var other = new CallIdentity(1, 2, 4);
        memory.recall(CALL, START);
        memory.finished(CALL, ACKNOWLEDGED, START);
        memory.recall(other, START);
        memory.finished(other, ACKNOWLEDGED, START);
        // When
        Recollection again = memory.recall(other, START);
        // Then
        assertThat(again).isEqualTo(new Recollection.Recorded());
    }

    @Test
    void after_the_window_a_call_is_forgotten() {
        // Given
        memory.recall(CALL, START);
        memory.finished(CALL, ACKNOWLEDGED, START);
        // When
        Recollection late = memory.recall(CALL, START.plus(WINDOW).plusSeconds(2));
        // Then
        assertThat(late).isEqualTo(new Recollection.Unknown(false));
        assertThat(memory.forgottenEarly()).isZero();
    }

    @Test
    void a_clock_that_is_set_back_makes_nothing_unknown() {
        // Given
        memory.recall(CALL, START);
        memory.finished(CALL, ACKNOWLEDGED, START);
        // When
        Recollection earlier = memory.recall(CALL, START.minusSeconds(3600));
        // Then
        assertThat(earlier).isEqualTo(new Recollection.Recorded());
    }

    @Test
    void however_many_calls_come_it_keeps_within_its_bytes_and_forgets_the_oldest() {
        // Given
        CallMemory small = memory(256 * 1024);
        long slots = 256 * 1024 / Table.BYTES_PER_SLOT;
        var random = new Random(1);
        CallIdentity[] calls = IntStream.range(0, 100_000)
                .mapToObj(_ -> new CallIdentity(random.nextLong(), random.nextLong(), random.nextLong()))
                .toArray(CallIdentity[]::new);
        // When
        for (int i = 0; i < calls.length; i++) {
            Instant when = START.plusMillis(10L * i);
            small.recall(calls[i], when);
            small.finished(calls[i], ACKNOWLEDGED, when);
        }
        // Then
        Instant end = START.plusSeconds(1000);
        assertThat(small.bytes()).isLessThanOrEqualTo(256 * 1024);
        assertThat(small.size()).isLessThanOrEqualTo(slots);
        assertThat(small.forgottenEarly()).isEqualTo(100_000 - small.size());
        long recentKnown = LongStream.range(calls.length - slots / 4, calls.length)
                .filter(i -> small.recall(calls[(int) i], end) instanceof Recollection.Recorded)
                .count();
        assertThat(recentKnown).isGreaterThan(slots / 4 * 95 / 100);
    }

    @Test
    void with_enough_room_nothing_is_forgotten_while_it_grows() {
        // Given
        CallMemory large = memory(64 * 1024 * 1024);
        var random = new Random(2);
        Set<CallIdentity> calls = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            var call = new CallIdentity(random.nextLong(), random.nextLong(), random.nextLong());
            calls.add(call);
            large.recall(call, START);
            large.finished(call, ACKNOWLEDGED, START);
        }
        // When
        long known = calls.stream()
                .filter(call -> large.recall(call, START) instanceof Recollection.Recorded)
                .count();
        // Then
        assertThat(known).isEqualTo(100_000);
        assertThat(large.size()).isEqualTo(100_000);
        assertThat(large.forgottenEarly()).isZero();
    }

    @Test
    void an_unused_memory_takes_next_to_nothing() {
        // When
        long bytes = memory(1L << 30).bytes();
        // Then
        assertThat(bytes).isLessThan(250_000);
    }

    private static CompletableFuture<Publication> underWay(Recollection recollection) {
        assertThat(recollection).isInstanceOf(Recollection.UnderWay.class);
        return ((Recollection.UnderWay) recollection).result();
    }

    private static CallMemory memory(long bytes) {
        return new CallMemory(bytes, WINDOW, Clock.fixed(START, ZoneOffset.UTC));
    }
}
