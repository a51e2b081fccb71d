package dev.countersign.schemas.integration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code integration.yaml}; whatever is wrong is told with file, line, column, property, and what is allowed there. */
public final class IntegrationFile {

    private static final String DEFAULT = "/integration.yaml";
    private static final int LARGEST = 1_000_000;

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private IntegrationFile() {}

    /** The description that comes with the product: the extension called Demo. */
    public static IntegrationDescription readDefault() {
        return readDefaultLocated().description();
    }

    /** The same, with its places. */
    public static LocatedIntegration readDefaultLocated() {
        try (InputStream in = Objects.requireNonNull(IntegrationFile.class.getResourceAsStream(DEFAULT))) {
            return readLocated(in, "classpath:" + DEFAULT);
        } catch (IOException e) {
            throw new InvalidIntegrationException("The default integration.yaml can't be read.", e);
        }
    }

    /**
     * Reads a description.
     *
     * @param in the YAML text, at most 1,000,000 bytes
     * @param name where it comes from, for messages
     * @throws InvalidIntegrationException if it is not a valid description; the message says where and what
     */
    public static IntegrationDescription read(InputStream in, String name) {
        return readLocated(in, name).description();
    }

    /** Reads a description and remembers where each entry of it stands. */
    public static LocatedIntegration readLocated(InputStream in, String name) {
        String text = text(in, name);
        try {
            IntegrationDescription description = MAPPER.readValue(text, IntegrationDescription.class);
            if (description == null) {
                throw new InvalidIntegrationException(name + " is empty", null);
            }
            return new LocatedIntegration(description, name, YamlPlaces.of(text));
        } catch (JacksonException e) {
            throw new InvalidIntegrationException(explained(e, name, text), e);
        }
    }

    private static String text(InputStream in, String name) {
        try {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new InvalidIntegrationException(name + " is longer than " + LARGEST + " bytes", null);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new InvalidIntegrationException(name + " can't be read.", e);
        }
    }

    private static String explained(JacksonException e, String name, String text) {
        PropertyPath path = PropertyPath.of(e);
        YamlPlaces places = YamlPlaces.of(text);
        if (e.getCause() instanceof InvalidPropertyException wrong) {
            PropertyPath full = path.and(PropertyPath.parse(wrong.property()));
            return message(name, places, full, String.valueOf(wrong.getMessage()));
        }
        String what = switch (e) {
            case UnrecognizedPropertyException unknown ->
                "there is no '" + unknown.getPropertyName() + "' here; there are " + sorted(unknown);
            case InvalidFormatException format
            when format.getTargetType().isEnum() ->
                "'" + format.getValue() + "' is not allowed; allowed are " + constants(format.getTargetType());
            default -> e.getOriginalMessage();
        };
        if (!path.steps().isEmpty() || places.of(List.of()).isEmpty()) {
            String place = places.of(path.steps());
            if (!place.isEmpty()) {
                return message(name, places, path, what);
            }
        }
        @Nullable TokenStreamLocation at = e.getLocation();
        String place =
                at == null || at.getLineNr() < 1 ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
        return name + place + ": " + what;
    }

    static String message(String name, YamlPlaces places, PropertyPath path, String what) {
        String place = places.of(path.steps());
        String property = path.steps().isEmpty() ? "" : path + ": ";
        return name + (place.isEmpty() ? "" : ", " + place) + ": " + property + what;
    }

    private static List<String> sorted(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .toList();
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .toList();
    }
}
