package dev.countersign.schemas.integration;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code integration.yaml}; unknown and missing entries are errors that name line and column. */
public final class IntegrationFile {

    private static final String DEFAULT = "/integration.yaml";

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
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
            throw new InvalidIntegrationException(name + place(e) + ": " + rootMessage(e), e);
        }
    }

    private static String place(JacksonException e) {
        // The exception's own location is behind the token, often on the next line.
        @Nullable TokenStreamLocation at = e.processor() instanceof JsonParser parser ? parser.currentTokenLocation() : null;
        @Nullable TokenStreamLocation found = at == null ? e.getLocation() : at;
        return found == null ? "" : ", line " + found.getLineNr() + ", column " + found.getColumnNr();
    }

    private static String rootMessage(JacksonException e) {
        return e.getCause() instanceof IllegalArgumentException reason
                ? Objects.requireNonNullElse(reason.getMessage(), "invalid value")
                : e.getOriginalMessage();
    }
}
