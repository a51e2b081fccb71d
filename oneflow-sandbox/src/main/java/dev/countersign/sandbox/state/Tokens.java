package dev.countersign.sandbox.state;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Makes API tokens and callback ids; both are 40 hexadecimal digits like the documented examples. */
public final class Tokens {

    private final RandomGenerator random;

    Tokens(RandomGenerator random) {
        this.random = random;
    }

    public String next() {
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
