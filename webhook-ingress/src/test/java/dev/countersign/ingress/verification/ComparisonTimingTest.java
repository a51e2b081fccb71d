package dev.countersign.ingress.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.ingress.verification.TimingLeak.Judge;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Whether the time of a refusal or an acceptance tells something about the keys. The signatures here are so long that
 * a comparison which ends early stands out from noise; a test with real ones, whose differences are nanoseconds, runs
 * on demand: {@code -Dcountersign.timing=true} on a quiet machine.
 */
final class ComparisonTimingTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final int LONG = 16 * 1024;
    private static final int KEYS = 16;
    private static final int ROUNDS = 300;
    private static final int SAMPLES = 200_000;
    private static final VerifyingKey KEY = SignatureVerifierTest.always("a", "key");

    private static final String LONG_TEXT = "a".repeat(LONG);
    private static final byte[] LONG_BYTES = LONG_TEXT.getBytes(StandardCharsets.US_ASCII);
    private static final SignatureFunction LONG_SIGNATURE = (_, _) -> LONG_BYTES;

    @Test
    void where_a_signature_differs_does_not_show_in_the_time() {
        // Given
        var verifier = new SignatureVerifier(LONG_SIGNATURE);
        Judge judge = signature -> verifier.verify("id", signature, List.of(KEY), NOW) instanceof Verdict.Authentic;
        // When
        TimingLeak leak = TimingLeak.between(judge, differingAt(0), differingAt(LONG - 1), ROUNDS);
        // Then
        assertThat(leak.isLarge()).as(leak.toString()).isFalse();
    }

    @Test
    void whether_a_long_signature_is_right_does_not_show_in_the_time() {
        // Given
        var verifier = new SignatureVerifier(LONG_SIGNATURE);
        Judge judge = signature -> verifier.verify("id", signature, List.of(KEY), NOW) instanceof Verdict.Authentic;
        // When
        TimingLeak leak = TimingLeak.between(judge, differingAt(0), LONG_TEXT, ROUNDS);
        // Then
        assertThat(leak.isLarge()).as(leak.toString()).isFalse();
    }

    @Test
    void which_of_many_keys_matches_does_not_show_in_the_time() {
        // Given
        List<VerifyingKey> keys = IntStream.range(0, KEYS)
                .mapToObj(i -> SignatureVerifierTest.always("id-" + i, "key-" + i))
                .toList();
        var verifier = new SignatureVerifier();
        Judge judge = signature -> verifier.verify("id", signature, keys, NOW) instanceof Verdict.Authentic;
        // When
        TimingLeak leak = TimingLeak.between(
                judge,
                SignatureVerifierTest.sign("id", "key-0"),
                SignatureVerifierTest.sign("id", "key-" + (KEYS - 1)),
                ROUNDS);
        // Then
        assertThat(leak.isLarge()).as(leak.toString()).isFalse();
    }

    /** Without this one, the others might be unable to fail. */
    @Test
    void a_comparison_that_ends_early_is_found_out() {
        // Given
        Judge equals = LONG_TEXT::equals;
        Judge loop = signature -> endsEarly(LONG_BYTES, signature.getBytes(StandardCharsets.UTF_8));
        // When
        TimingLeak ofEquals = TimingLeak.between(equals, differingAt(0), differingAt(LONG - 1), ROUNDS);
        TimingLeak ofLoop = TimingLeak.between(loop, differingAt(0), differingAt(LONG - 1), ROUNDS);
        // Then
        assertThat(ofLoop.isLarge()).as(ofLoop.toString()).isTrue();
        assertThat(ofEquals.isLarge()).as(ofEquals.toString()).isTrue();
    }

    @Test
    void trying_keys_only_until_one_matches_is_found_out() {
        // Given
        List<byte[]> keys = IntStream.range(0, KEYS)
                .mapToObj(i -> ("key-" + i).getBytes(StandardCharsets.UTF_8))
                .toList();
        byte[] id = "id".getBytes(StandardCharsets.UTF_8);
        Judge untilFound = signature -> keys.stream()
                .anyMatch(key ->
                        new String(new OneflowSignature().sign(id, key), StandardCharsets.US_ASCII).equals(signature));
        // When
        TimingLeak leak = TimingLeak.between(
                untilFound,
                SignatureVerifierTest.sign("id", "key-0"),
                SignatureVerifierTest.sign("id", "key-" + (KEYS - 1)),
                ROUNDS);
        // Then
        assertThat(leak.isLarge()).as(leak.toString()).isTrue();
    }

    /** With so many samples, t tells differences of a hundredth of a nanosecond, so the size counts, too. */
    @Test
    @EnabledIfSystemProperty(named = "countersign.timing", matches = "true")
    void signatures_of_real_length_differ_by_nothing_that_can_be_measured() {
        // Given
        var verifier = new SignatureVerifier();
        String right = SignatureVerifierTest.sign("id", "key");
        String wrongFirst = (right.charAt(0) == '0' ? '1' : '0') + right.substring(1);
        String wrongLast = right.substring(0, right.length() - 1) + (right.endsWith("0") ? '1' : '0');
        Judge judge = signature -> verifier.verify("id", signature, List.of(KEY), NOW) instanceof Verdict.Authentic;
        Judge naive = signature -> endsEarly(
                new OneflowSignature().sign("id".getBytes(StandardCharsets.UTF_8), KEY.bytes()),
                signature.getBytes(StandardCharsets.UTF_8));
        // When
        TimingLeak leak = TimingLeak.between(judge, wrongFirst, wrongLast, SAMPLES);
        TimingLeak ofRight = TimingLeak.between(judge, wrongFirst, right, SAMPLES);
        TimingLeak ofNaive = TimingLeak.between(naive, wrongFirst, wrongLast, SAMPLES);
        // Then
        System.out.println("TIMING first/last wrong: " + leak);
        System.out.println("TIMING first wrong/right: " + ofRight);
        System.out.println("TIMING ends early, first/last wrong: " + ofNaive);
        assertThat(leak.nanoseconds()).as(leak.toString()).isLessThan(1);
        assertThat(ofNaive.nanoseconds()).as(ofNaive.toString()).isGreaterThan(3);
        assertThat(Math.abs(ofNaive.t())).as(ofNaive.toString()).isGreaterThan(10 * Math.abs(leak.t()));
    }

    private static String differingAt(int index) {
        StringBuilder signature = new StringBuilder(LONG_TEXT);
        signature.setCharAt(index, 'b');
        return signature.toString();
    }

    private static boolean endsEarly(byte[] one, byte[] other) {
        if (one.length != other.length) {
            return false;
        }
        for (int i = 0; i < one.length; i++) {
            if (one[i] != other[i]) {
                return false;
            }
        }
        return true;
    }
}
