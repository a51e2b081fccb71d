package dev.countersign.ingress.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

final class SignatureVerifierTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final SignatureVerifier verifier = new SignatureVerifier();

    @Test
    void names_the_key_that_made_the_signature() {
        // Given
        var keys = List.of(always("a", "first"), always("b", "second"));
        // When
        Verdict verdict = verifier.verify("id", sign("id", "second"), keys, NOW);
        // Then
        assertThat(verdict).isEqualTo(new Verdict.Authentic("b", false));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/key-rotation.csv", delimiter = '|', numLinesToSkip = 2)
    void a_call_that_was_signed_before_a_rotation_verifies_until_its_last_resend(
            long second, String signedWith, String expected) {
        // Given
        var keys = List.of(
                new VerifyingKey("old", "old", Instant.EPOCH, NOW.plus(Duration.ofHours(3))),
                new VerifyingKey("new", "new", NOW, null));
        // When
        Verdict verdict = verifier.verify("id", sign("id", signedWith), keys, NOW.plusSeconds(second));
        // Then
        assertThat(verdict instanceof Verdict.Authentic authentic ? authentic.keyId() : "mismatch")
                .isEqualTo(expected);
    }

    @Test
    void tells_whether_the_newest_valid_key_made_the_signature() {
        // Given
        var keys = List.of(
                new VerifyingKey("old", "first", Instant.EPOCH, NOW.plusSeconds(1)),
                new VerifyingKey("new", "second", NOW, null),
                new VerifyingKey("next", "third", NOW.plusSeconds(1), null));
        // When
        var verdicts = List.of(
                verifier.verify("id", sign("id", "first"), keys, NOW),
                verifier.verify("id", sign("id", "second"), keys, NOW));
        // Then
        assertThat(verdicts).containsExactly(new Verdict.Authentic("old", false), new Verdict.Authentic("new", true));
    }

    @Test
    void a_signature_of_no_key_is_a_mismatch() {
        // When
        Verdict verdict = verifier.verify("id", sign("id", "other"), List.of(always("a", "first")), NOW);
        // Then
        assertThat(verdict).isEqualTo(new Verdict.Mismatch());
    }

    @Test
    void an_upper_case_signature_is_a_mismatch() {
        // When
        Verdict verdict = verifier.verify(
                "id", sign("id", "first").toUpperCase(java.util.Locale.ROOT), List.of(always("a", "first")), NOW);
        // Then
        assertThat(verdict).isEqualTo(new Verdict.Mismatch());
    }

    @Test
    void without_keys_nothing_is_authentic() {
        // When
        Verdict verdict = verifier.verify("id", sign("id", ""), List.of(), NOW);
        // Then
        assertThat(verdict).isEqualTo(new Verdict.NoValidKey());
    }

    @Test
    void a_key_verifies_from_its_first_instant() {
        // Given
        var key = new VerifyingKey("a", "first", NOW, null);
        // When
        Verdict verdict = verifier.verify("id", sign("id", "first"), List.of(key), NOW);
        // Then
        assertThat(verdict).isEqualTo(new Verdict.Authentic("a", true));
    }

    @Test
    void a_key_no_longer_verifies_at_its_end() {
        // Given
        var key = new VerifyingKey("a", "first", Instant.EPOCH, NOW);
        // When
        Verdict verdict = verifier.verify("id", sign("id", "first"), List.of(key), NOW);
        // Then
        assertThat(verdict).isEqualTo(new Verdict.NoValidKey());
    }

    @Test
    void every_valid_key_is_tried_also_after_one_has_matched() {
        // Given
        List<String> tried = new ArrayList<>();
        SignatureFunction counting = (callbackId, key) -> {
            tried.add(new String(key, StandardCharsets.UTF_8));
            return new OneflowSignature().sign(callbackId, key);
        };
        var keys = List.of(always("a", "first"), always("b", "second"), always("c", "third"));
        // When
        Verdict verdict = new SignatureVerifier(counting).verify("id", sign("id", "first"), keys, NOW);
        // Then
        assertThat(verdict).isEqualTo(new Verdict.Authentic("a", true));
        assertThat(tried).containsExactly("first", "second", "third");
    }

    @Test
    void a_key_does_not_show_itself() {
        // When
        String text = always("a", "first").toString();
        // Then
        assertThat(text).contains("a").doesNotContain("first");
    }

    static VerifyingKey always(String keyId, String key) {
        return new VerifyingKey(keyId, key, Instant.EPOCH, null);
    }

    static String sign(String callbackId, String key) {
        byte[] signature = new OneflowSignature()
                .sign(callbackId.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
        return new String(signature, StandardCharsets.US_ASCII);
    }
}
