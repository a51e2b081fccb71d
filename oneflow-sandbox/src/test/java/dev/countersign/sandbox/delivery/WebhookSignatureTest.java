package dev.countersign.sandbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WebhookSignatureTest {

    private static final String CALLBACK_ID = "eaf850991bb7c273a56dcdeb265d30006fdc9de0";

    @ParameterizedTest
    @CsvSource({
        "b84e5d34-8f3b-4728-a8f7-12345abcde67, d721b753d9e53f1aade60902c0684830b705e889",
        "secret, 8bf1c9e9afa98a8eca53984a81b494fde13b507b",
        "'', eb06df98ce181c2f10a944937877f1b1562a36ba",
        "åäö, 988d26c10f8c5f323f102792903046ed3267ed10",
    })
    void is_the_sha1_of_callback_id_and_sign_key(String signKey, String expected) {
        // When
        String signature = WebhookSignature.of(CALLBACK_ID, signKey);

        // Then
        assertThat(signature).isEqualTo(expected);
    }

    @Property(tries = 200)
    void is_always_forty_lower_case_hexadecimal_digits(@ForAll String callbackId, @ForAll String signKey) {
        // When
        String signature = WebhookSignature.of(callbackId, signKey);

        // Then
        assertThat(signature).matches("[0-9a-f]{40}");
    }
}
