package dev.countersign.local.stack;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A password for each user of a run. */
final class Passwords {

    private final Map<String, String> byUser = new HashMap<>();

    Passwords(List<String> users) {
        SecureRandom random = new SecureRandom();
        for (String user : users) {
            byte[] bytes = new byte[24];
            random.nextBytes(bytes);
            byUser.put(user, HexFormat.of().formatHex(bytes));
        }
    }

    String of(String user) {
        return Objects.requireNonNull(byUser.get(user), user);
    }

    Collection<String> all() {
        return byUser.values();
    }
}
