package dev.countersign.ingress.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;

final class SignatureVerifierPropertyTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final SignatureVerifier verifier = new SignatureVerifier();

    @Property(tries = 300)
    void any_of_the_keys_verifies_wherever_it_stands(
            @ForAll @NotEmpty @StringLength(max = 60) String callbackId,
            @ForAll @Size(min = 1, max = 5) @UniqueElements
                    List<@NotEmpty @AlphaChars @StringLength(max = 40) String> keys,
            @ForAll @IntRange(max = 4) int chosen,
            @ForAll Random random) {
        String key = keys.get(chosen % keys.size());
        List<VerifyingKey> signKeys = new ArrayList<>(keys.stream()
                .map(text -> SignatureVerifierTest.always("id-" + text, text))
                .toList());
        Collections.shuffle(signKeys, random);

        Verdict verdict = verifier.verify(callbackId, SignatureVerifierTest.sign(callbackId, key), signKeys, NOW);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Authentic.class,
                        authentic -> assertThat(authentic.keyId()).isEqualTo("id-" + key));
    }

    @Property(tries = 300)
    void nothing_but_the_signature_verifies(@ForAll String callbackId, @ForAll String claimed) {
        Assume.that(!claimed.equals(SignatureVerifierTest.sign(callbackId, "key")));

        Verdict verdict = verifier.verify(callbackId, claimed, List.of(SignatureVerifierTest.always("a", "key")), NOW);

        assertThat(verdict).isEqualTo(new Verdict.Mismatch());
    }
}
