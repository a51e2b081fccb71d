package dev.countersign.ingress.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.countersign.ingress.call.CallParser;
import dev.countersign.ingress.call.WebhookCall;
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
        var parser = new CallParser(64 * 1024, 100);
        var mutations = new Mutations(corpus, SEED);
        // When
        long understood = 0;
        for (int i = 0; i < 2000; i++) {
            understood += parser.parse(mutations.next()) instanceof WebhookCall ? 1 : 0;
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
    }
}
