package dev.countersign.sync.hrm;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of HRM, as an admin chooses it.
 *
 * @param kind its name in the credentials
 * @param name for people
 * @param address an example of its base URL; null: nothing is typical of it
 * @param attributes that it has a place for
 */
public record HrmKind(
        String kind, String name, @Nullable String address, Credentials credentials, Set<String> attributes) {

    public HrmKind {
        attributes = Set.copyOf(attributes);
    }

    /** What an admin has to give. */
    public enum Credentials {
        /** A token, or OAuth 2 client credentials. */
        TOKEN,
        /** One key. */
        KEY,
        /** The name of a user, kept as the client id, and a password. */
        USER
    }
}
