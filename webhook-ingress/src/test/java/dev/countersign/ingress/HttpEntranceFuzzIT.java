package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.countersign.ingress.fuzz.Corpus;
import dev.countersign.ingress.fuzz.Mutations;
import dev.countersign.schemas.topic.TopicNames;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mutations of the corpus against a running ingress, in seconds; {@code docs/security.md} tells how to fuzz for longer. */
@ExtendWith(RunningIngress.Extension.class)
final class HttpEntranceFuzzIT {

    private static final int MUTATIONS = 800;
    private static final long SEED = 20_261_124;
    /** Signed in the corpus with the endpoint's key; whatever else is published was never signed. */
    private static final String SIGNED = "eaf850991bb7c273a56dcdeb265d30006fdc9de0";

    private final RunningIngress running;

    HttpEntranceFuzzIT(RunningIngress running) {
        this.running = running;
        HttpEntranceFuzzer.against(running.ingress());
    }

    @Test
    @Timeout(120)
    void mutations_break_nothing_and_publish_nothing_that_was_not_signed() throws IOException {
        // Given
        var mutations = new Mutations(Corpus.all(Corpus.REQUESTS), SEED);
        Set<String> before = positions();
        // When
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] input = mutations.next();
            assertThatCode(() -> HttpEntranceFuzzer.fuzzerTestOneInput(input))
                    .as(() -> HexFormat.of().formatHex(input))
                    .doesNotThrowAnyException();
        }
        // Then
        var http = new RawHttp(running.ingress().port(), Duration.ofMillis(500));
        assertThat(http.send(HttpEntranceFuzzer.authentic(), false, 1).statuses())
                .containsExactly(200);
        assertThat(running.ingress().isReady()).isTrue();
        List<String> strangers = records()
                .filter(record -> !before.contains(position(record)))
                .map(record -> RunningIngress.header(record, "ce_id"))
                .filter(id -> !id.startsWith(SIGNED + ":"))
                .toList();
        assertThat(strangers).isEmpty();
    }

    private Set<String> positions() {
        return records().map(HttpEntranceFuzzIT::position).collect(Collectors.toSet());
    }

    /** All that the ingress ever published. */
    private Stream<ConsumerRecord<String, byte[]>> records() {
        return Stream.of(TopicNames.CONTRACT_EVENTS, TopicNames.WEBHOOK_QUARANTINE)
                .flatMap(topic -> running.broker().readAll(topic).stream());
    }

    private static String position(ConsumerRecord<String, byte[]> record) {
        return record.topic() + ":" + record.partition() + ":" + record.offset();
    }
}
