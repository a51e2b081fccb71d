package dev.countersign.ingress.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

final class OneflowSignatureTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/signature-vectors.csv", delimiter = '|', numLinesToSkip = 1, quoteCharacter = '\'')
    void makes_the_documented_signature(String callbackId, String key, String signature) {
        // When
        byte[] made = new OneflowSignature()
                .sign(callbackId.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
        // Then
        assertThat(new String(made, StandardCharsets.US_ASCII)).isEqualTo(signature);
    }
}
