package dev.countersign.oneflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

final class Fixtures {

    static final OneflowToken TOKEN = new OneflowToken("tok-0123456789abcdefABCDEF-0123456789xyz");
    static final UserEmail USER = new UserEmail("admin@example.com");

    private Fixtures() {}

    static String json(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream("/oneflow/" + name + ".json")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
