package dev.countersign.setup.mapping;

import dev.countersign.schemas.integration.EmployeeAttributes;
import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.schemas.integration.IntegrationDescription.DataField;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mappings that admins confirmed. A version is never changed: a changed mapping is another version. */
@Component
public class FieldMappings {

    private final JdbcClient jdbc;
    private final IntegrationDescription integration;
    private final Clock clock;

    FieldMappings(JdbcClient jdbc, IntegrationDescription integration, Clock clock) {
        this.jdbc = jdbc;
        this.integration = integration;
        this.clock = clock;
    }

    /** Keeps a mapping. @return its version */
    public String keep(long accountId, FieldMapping mapping) {
        String version = mapping.version(integration);
        if (!version.equals(integration.version())) {
            jdbc.sql("""
                            INSERT INTO field_mapping (account_id, mapping_version, fields, confirmed_at)
                            VALUES (:account, :version, CAST(:fields AS jsonb), :now) ON CONFLICT DO NOTHING
                            """)
                    .param("account", accountId)
                    .param("version", version)
                    .param("fields", MappingJson.write(mapping))
                    .param("now", OffsetDateTime.now(clock))
                    .update();
        }
        return version;
    }

    /**
     * The mapping of a version, as far as it still fits {@code integration.yaml}: a data field that came since, or whose attribute is no
     * longer to be had, is mapped by default.
     *
     * @param version null: none was confirmed yet
     */
    public FieldMapping find(long accountId, @Nullable String version) {
        Map<String, MappedField> kept = jdbc.sql(
                        "SELECT fields FROM field_mapping WHERE account_id = :account AND mapping_version = :version")
                .param("account", accountId)
                .param("version", version, Types.VARCHAR)
                .query(String.class)
                .optional()
                .map(MappingJson::read)
                .map(FieldMapping::byCustomId)
                .orElse(Map.of());
        return new FieldMapping(integration.dataFields().stream()
                .map(field -> fitting(field, kept.get(field.customId())))
                .toList());
    }

    private static MappedField fitting(DataField field, @Nullable MappedField kept) {
        return kept != null && EmployeeAttributes.choicesFor(field).contains(kept.attribute())
                ? kept
                : FieldMapping.defaultOf(field);
    }
}
