package dev.countersign.schemas.integration;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code integration.yaml}; unknown and missing entries are errors that name line and column. */
public final class IntegrationFile {

    private static final String DEFAULT = "/integration.yaml";

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private IntegrationFile() {}

    /** The description that comes with the product: the extension called Demo. */
    public static IntegrationDescription readDefault() {
        try (InputStream in = Objects.requireNonNull(IntegrationFile.class.getResourceAsStream(DEFAULT))) {
            return read(in, "classpath:" + DEFAULT);
        } catch (IOException e) {
            throw new InvalidIntegrationException("The default integration.yaml can't be read.", e);
        }
    }

    /**
     * Reads a description.
     *
     * @param in the YAML text
     * @param name where it comes from, for messages
     * @throws InvalidIntegrationException if it is not a valid description; the message says where and what
     */
    public static IntegrationDescription read(InputStream in, String name) {
        try {
            return MAPPER.readValue(in, IntegrationDescription.class);
        } catch (JacksonException e) {
            var at = e.getLocation();
            String place = at == null ? name : name + ", line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new InvalidIntegrationException(place + ": " + rootMessage(e), e);
        }
    }

    private static String rootMessage(JacksonException e) {
        return e.getCause() instanceof IllegalArgumentException reason
                ? Objects.requireNonNullElse(reason.getMessage(), "invalid value")
                : e.getOriginalMessage();
    }
}
