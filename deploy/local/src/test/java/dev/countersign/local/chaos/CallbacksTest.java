package dev.countersign.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class CallbacksTest {

    private final Callbacks callbacks = new Callbacks(3, Tenants.of(3));

    @Test
    void the_number_of_a_callback_is_in_its_id() {
        // When
        List<Integer> numbers = IntStream.of(0, 1, 49_999, 1_000_000, Integer.MAX_VALUE)
                .mapToObj(callbacks::id)
                .map(callbacks::numberOf)
                .toList();

        // Then
        assertThat(numbers).containsExactly(0, 1, 49_999, 1_000_000, Integer.MAX_VALUE);
    }

    @Test
    void only_genuine_ids_of_the_same_seed_have_a_number() {
        // Given
        String genuine = callbacks.id(17);

        // When
        IntStream numbers = List.of(
                        callbacks.forgedId(17),
                        new Callbacks(4, Tenants.of(4)).id(17),
                        genuine.substring(0, 39) + (genuine.endsWith("0") ? "1" : "0"),
                        genuine.substring(1),
                        "")
                .stream()
                .mapToInt(callbacks::numberOf);

        // Then
        assertThat(numbers).containsOnly(-1);
        assertThat(callbacks.isForged(callbacks.forgedId(17))).isTrue();
        assertThat(callbacks.isForged(genuine)).isFalse();
    }

    @Test
    void a_body_is_what_oneflow_sends() {
        // When
        JsonNode body = new JsonMapper().readTree(callbacks.body(123));

        // Then
        assertThat(body.at("/callback_id").asString()).isEqualTo(callbacks.id(123));
        assertThat(body.at("/contract/id").asLong()).isEqualTo(Callbacks.contractId(123));
        assertThat(body.at("/events")).hasSize(callbacks.events(123));
        assertThat(body.at("/signature").asString())
                .isEqualTo(
                        Signatures.of(callbacks.id(123), callbacks.tenantOf(123).signKey()));
    }

    @Test
    void the_signature_is_the_documented_one() {
        // When
        String signature =
                Signatures.of("eaf850991bb7c273a56dcdeb265d30006fdc9de0", "b84e5d34-8f3b-4728-a8f7-12345abcde67");

        // Then
        assertThat(signature).isEqualTo("d721b753d9e53f1aade60902c0684830b705e889");
    }

    @Test
    void no_forgery_has_a_right_signature() {
        // Given
        Forgeries forgeries = new Forgeries(callbacks);

        // When
        List<JsonNode> bodies = IntStream.range(0, 8)
                .mapToObj(turn -> new JsonMapper().readTree(forgeries.body(123, turn)))
                .toList();

        // Then
        assertThat(bodies).allSatisfy(body -> {
            String id = body.at("/callback_id").asString();
            assertThat(callbacks.isForged(id)).isTrue();
            assertThat(body.at("/signature").asString())
                    .isNotEqualTo(Signatures.of(id, callbacks.tenantOf(123).signKey()));
        });
    }
}
