package dev.countersign.policy.service;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.countersign.policy.manifest.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads Spring Boot's jar: our classes, the metadata of Spring's libraries, and the settings. Nothing in it is run. */
final class ServiceJarReader {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String SETTINGS = CLASSES + "application.yaml";
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final Pattern OPEN =
            Pattern.compile("java\\.util\\.(Map|List|Set|Collection|Properties)\\b.*|.*\\[]");
    private static final String OURS = "dev/countersign/";
    /** The libraries that have properties, and our own; reading every one would take seconds. */
    private static final Pattern LIBRARIES = Pattern.compile(
            "BOOT-INF/lib/(spring-(boot|cloud|kafka|integration).*|.*-SNAPSHOT|operator-access.*|oneflow-client.*)\\.jar");

    private final Set<String> names = new HashSet<>();
    private final Set<String> open = new HashSet<>();
    private final PropertyClasses classes = new PropertyClasses();
    private JsonElement settings = new JsonObject();

    private ServiceJarReader() {}

    static ServiceJar read(String program, Path file) {
        ServiceJarReader reader = new ServiceJarReader();
        try (JarFile jar = new JarFile(file.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                reader.take(jar, entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
        reader.classes.addTo(reader.names, reader.open);
        if (reader.names.isEmpty()) {
            throw new IllegalStateException(file + " has no properties: is it a jar of Spring Boot?");
        }
        return new ServiceJar(program, new KnownProperties(reader.names, reader.open), reader.settings);
    }

    private void take(JarFile jar, JarEntry entry) throws IOException {
        String name = entry.getName();
        if (name.startsWith(CLASSES)) {
            if (isWanted(name.substring(CLASSES.length()))) {
                takeContent(name.substring(CLASSES.length()), bytes(jar, entry));
            } else if (name.equals(SETTINGS)) {
                settings = new Gson()
                        .toJsonTree(new Yaml(new SafeConstructor(new LoaderOptions()))
                                .load(new String(bytes(jar, entry), StandardCharsets.UTF_8)));
            }
        } else if (LIBRARIES.matcher(name).matches()) {
            takeLibrary(bytes(jar, entry));
        }
    }

    private void takeLibrary(byte[] library) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(library))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (isWanted(entry.getName())) {
                    takeContent(entry.getName(), entries.readAllBytes());
                }
            }
        }
    }

    private static boolean isWanted(String name) {
        return name.equals(METADATA) || (name.startsWith(OURS) && name.endsWith(".class"));
    }

    private void takeContent(String name, byte[] content) {
        if (name.equals(METADATA)) {
            JsonElement metadata = JsonParser.parseString(new String(content, StandardCharsets.UTF_8));
            Json.objects(metadata, "properties").forEach(this::takeProperty);
        } else {
            classes.add(content);
        }
    }

    private void takeProperty(JsonObject property) {
        String name = String.valueOf(Json.text(property, "name"));
        names.add(name);
        String type = String.valueOf(Json.text(property, "type"));
        if (OPEN.matcher(type).matches()) {
            open.add(name);
        }
    }

    private static byte[] bytes(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream content = jar.getInputStream(entry)) {
            return content.readAllBytes();
        }
    }
}
