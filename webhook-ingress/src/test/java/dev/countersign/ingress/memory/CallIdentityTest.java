package dev.countersign.ingress.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CallIdentityTest {

    private static final String SIGNATURE = "d721b753d9e53f1aade60902c0684830b705e889";
    private static final byte[] BODY = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    @Test
    void is_the_same_for_the_same_call() {
        // When
        CallIdentity first = CallIdentity.of("endpoint", SIGNATURE, BODY);
        CallIdentity second = CallIdentity.of("endpoint", SIGNATURE, BODY.clone());
        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void differs_by_endpoint_signature_and_body() {
        // When
        List<CallIdentity> identities = Stream.of(
                        CallIdentity.of("endpoint", SIGNATURE, BODY),
                        CallIdentity.of("endpoin2", SIGNATURE, BODY),
                        CallIdentity.of("endpoint", SIGNATURE.replace("d721", "d722"), BODY),
                        CallIdentity.of("endpoint", SIGNATURE.replace("c068", "c069"), BODY),
                        CallIdentity.of("endpoint", SIGNATURE, new byte[] {1, 2, 3, 4, 5, 6, 7, 9, 9}))
                .toList();
        // Then
        assertThat(identities).doesNotHaveDuplicates();
    }

    @Test
    void another_body_leaves_the_part_that_tells_callbacks_apart() {
        // When
        CallIdentity genuine = CallIdentity.of("endpoint", SIGNATURE, BODY);
        CallIdentity altered = CallIdentity.of("endpoint", SIGNATURE, new byte[32]);
        // Then
        assertThat(altered).isEqualTo(new CallIdentity(genuine.high(), genuine.low(), 0));
    }
}
