package dev.countersign.setup.syncservice;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of HRM that the sync service speaks with. Public, because templates read it.
 *
 * @param kind its name in the credentials
 * @param name for people
 * @param address an example of its base URL; null: nothing is typical of it
 * @param attributes that it has a place for; empty: that is not known
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
        /** A user and a password. */
        USER
    }

    /** Whether it surely has no place for an attribute. A name is made of others. */
    public boolean lacks(String attribute) {
        return !attributes.isEmpty() && !attribute.equals("name") && !attributes.contains(attribute);
    }
}
