package dev.countersign.sync.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mapping that an account's admin chose, as it was told; not yet known to make sense.
 *
 * @param version null when none was told
 * @param fields empty: the mapping of {@code integration.yaml} holds
 */
public record AccountMapping(@Nullable String version, List<Field> fields) {

    /** The mapping of {@code integration.yaml}. */
    public static final AccountMapping NONE = new AccountMapping(null, List.of());

    public AccountMapping {
        fields = List.copyOf(fields);
    }

    /**
     * One data field.
     *
     * @param attribute the employee attribute that takes the value
     * @param owner a name of {@link dev.countersign.schemas.integration.ValueOwner}
     */
    public record Field(String customId, String attribute, String owner) {}
}
