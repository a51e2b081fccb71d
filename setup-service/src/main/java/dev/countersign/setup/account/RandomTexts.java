package dev.countersign.setup.account;

import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Ids and keys that nobody can guess. */
@Component
final class RandomTexts {

    private static final int ENDPOINT_ID_BYTES = 16;
    private static final int SIGN_KEY_BYTES = 32;
    private static final int KEY_ID_BYTES = 6;

    private final RandomGenerator random;

    RandomTexts(RandomGenerator random) {
        this.random = random;
    }

    String endpointId() {
        return HexFormat.of().formatHex(bytes(ENDPOINT_ID_BYTES));
    }

    String keyId() {
        return HexFormat.of().formatHex(bytes(KEY_ID_BYTES));
    }

    /** ASCII, because Oneflow does not say how it encodes a key before hashing. */
    String signKey() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SIGN_KEY_BYTES));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
