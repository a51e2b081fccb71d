package dev.countersign.ingress.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.management.ThreadMXBean;
import dev.countersign.ingress.call.CallParser;
import dev.countersign.ingress.call.ParseOutcome;
import dev.countersign.ingress.call.WebhookCall;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The corpus and mutations of it, in seconds; {@code docs/security.md} tells how to fuzz for longer. */
final class CallParserFuzzTest {

    private static final int MUTATIONS = 10_000;
    private static final long SEED = 20_261_124;
    private static final Duration LONGEST = Duration.ofSeconds(1);
    /** Buffers of Jackson, whether or not they could be reused. */
    private static final long ALLOCATED_AT_MOST = 256 * 1024;

    private static final int ALLOCATED_PER_BYTE = 40;
    private static final int MEASUREMENTS = 3;
    private static final CallParser PARSER = new CallParser(64 * 1024, 100);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<byte[]> corpus = Corpus.all(Corpus.BODIES);

    @BeforeAll
    static void load() {
        CallParserFuzzer.fuzzerTestOneInput(Corpus.read(Corpus.BODIES, "documented.json"));
    }

    @Test
    void the_corpus_breaks_nothing() {
        // When, then
        corpus.forEach(CallParserFuzzTest::check);
    }

    @Test
    @Timeout(60)
    void mutations_break_nothing() {
        // Given
        var mutations = new Mutations(corpus, SEED);
        // When, then
        for (int i = 0; i < MUTATIONS; i++) {
            check(mutations.next());
        }
    }

    @Test
    void the_corpus_and_its_mutations_reach_both_sides_of_the_parser() {
        // Given
        var mutations = new Mutations(corpus, SEED);
        // When
        long understood = 0;
        for (int i = 0; i < 2000; i++) {
            understood += PARSER.parse(mutations.next()) instanceof WebhookCall ? 1 : 0;
        }
        // Then
        assertThat(understood).isBetween(50L, 1950L);
    }

    private static void check(byte[] input) {
        long start = System.nanoTime();
        assertThatCode(() -> CallParserFuzzer.fuzzerTestOneInput(input))
                .as(() -> HexFormat.of().formatHex(input))
                .doesNotThrowAnyException();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as(() -> HexFormat.of().formatHex(input))
                .isLessThan(LONGEST);
        long allowed = ALLOCATED_AT_MOST + (long) ALLOCATED_PER_BYTE * input.length;
        assertThat(leastAllocated(input, allowed))
                .as(() -> HexFormat.of().formatHex(input))
                .isLessThanOrEqualTo(allowed);
    }

    /** Measured again when it is too much: what is loaded when some code is first reached does not count. */
    private static long leastAllocated(byte[] input, long enough) {
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < MEASUREMENTS && least > enough; attempt++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            ParseOutcome _ = PARSER.parse(input);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
