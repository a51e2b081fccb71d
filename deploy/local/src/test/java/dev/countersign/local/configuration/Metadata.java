package dev.countersign.local.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Spring Boot's annotation processor wrote about configuration properties. */
final class Metadata {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FILE = "META-INF/spring-configuration-metadata.json";

    private Metadata() {}

    /** The properties of a module of ours. */
    static List<Property> ofModule(Path module) {
        Path classes = module.resolve("target/classes");
        Path file = classes.resolve(FILE);
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " is missing: compile " + module + " anew (mvn clean compile)");
        }
        List<Property> properties = new ArrayList<>();
        for (JsonNode entry : JSON.readTree(file.toFile()).path("properties")) {
            properties.add(property(entry, classes));
        }
        return properties;
    }

    /** The descriptions of all properties that the libraries of a service's jar declare, by name. */
    static Map<String, String> descriptions(Path jar) {
        Map<String, String> descriptions = new HashMap<>();
        eachLibrary(jar, (_, metadata) -> {
            for (JsonNode entry : metadata.path("properties")) {
                String text = entry.path("description").asString("");
                if (!text.isEmpty()) {
                    descriptions.putIfAbsent(entry.path("name").asString(), markdown(text));
                }
            }
        });
        return descriptions;
    }

    private static void eachLibrary(Path jar, BiConsumer<String, JsonNode> reader) {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry library : file.stream()
                    .filter(entry -> entry.getName().matches("BOOT-INF/lib/spring-.*\\.jar"))
                    .toList()) {
                JsonNode metadata = metadata(file.getInputStream(library));
                if (metadata != null) {
                    reader.accept(library.getName(), metadata);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Package the services first: " + jar, e);
        }
    }

    private static @Nullable JsonNode metadata(InputStream library) throws IOException {
        try (var jar = new JarInputStream(library)) {
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                if (entry.getName().equals(FILE)) {
                    return JSON.readTree(jar.readAllBytes());
                }
            }
            return null;
        }
    }

    private static Property property(JsonNode entry, Path classes) {
        String name = entry.path("name").asString();
        JsonNode value = entry.path("defaultValue");
        return new Property(
                name,
                TypeNames.inWords(entry.path("type").asString()),
                value.isMissingNode() ? null : text(value),
                value.isMissingNode()
                        && entry.has("sourceType")
                        && RequiredComponents.isRequired(
                                classes, entry.path("sourceType").asString(), component(name)),
                markdown(entry.path("description").asString("")));
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
                : value.asString();
    }

    /** {@code public-url} is the component {@code publicUrl}. */
    private static String component(String property) {
        String[] words = property.substring(property.lastIndexOf('.') + 1).split("-", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return name.toString();
    }

    private static String markdown(String javadoc) {
        return javadoc.replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                .replace("|", "\\|")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
