package dev.countersign.setup.mapping;

import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.schemas.integration.IntegrationDescription.DataField;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The mapping of an account: one entry for each data field of {@code integration.yaml}, in its order.
 *
 * @param fields the entries
 */
public record FieldMapping(List<MappedField> fields) {

    private static final int FINGERPRINT_BYTES = 4;

    public FieldMapping {
        fields = List.copyOf(fields);
    }

    /** What {@code integration.yaml} says. */
    public static FieldMapping defaultOf(IntegrationDescription integration) {
        return new FieldMapping(
                integration.dataFields().stream().map(FieldMapping::defaultOf).toList());
    }

    static MappedField defaultOf(DataField field) {
        return new MappedField(field.customId(), field.hrmAttribute(), field.owner());
    }

    /** The entry of a data field; null if there is none. */
    public @Nullable MappedField of(String customId) {
        return byCustomId().get(customId);
    }

    Map<String, MappedField> byCustomId() {
        return fields.stream().collect(Collectors.toMap(MappedField::customId, Function.identity()));
    }

    /**
     * The version that others are told. It follows from the content, so that two tabs, or two replicas, that confirm the same agree.
     *
     * @return the integration's own version for the default, else with a fingerprint behind it
     */
    String version(IntegrationDescription integration) {
        return equals(defaultOf(integration)) ? integration.version() : integration.version() + "-" + fingerprint();
    }

    private String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(MappingJson.write(this).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
