package dev.countersign.policy.service;

import com.google.gson.JsonElement;
import dev.countersign.policy.tool.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A built service.
 *
 * @param properties every property that it can be given
 * @param settings its own {@code application.yaml}
 */
public record ServiceJar(String program, KnownProperties properties, JsonElement settings) {

    private static final List<String> PROGRAMS = List.of("webhook-ingress", "setup-service", "contract-sync-service");
    private static @Nullable Map<String, ServiceJar> read;

    /** What is missing for reading the jars, if anything is. */
    public static Optional<String> unavailable() {
        List<String> missing =
                PROGRAMS.stream().filter(program -> file(program).isEmpty()).toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("Not built: the jars of " + String.join(", ", missing)
                        + ", for which run ./mvnw package -DskipTests");
    }

    /** The service of an image, if it is one of ours that Spring configures. */
    public static synchronized Optional<ServiceJar> of(String program) {
        if (read == null) {
            read = new LinkedHashMap<>();
            for (String each : PROGRAMS) {
                Path file = file(each).orElseThrow(() -> new IllegalStateException("The jar of " + each + " is gone"));
                read.put(each, ServiceJarReader.read(each, file));
            }
        }
        return Optional.ofNullable(read.get(program));
    }

    private static Optional<Path> file(String program) {
        Path target = Folders.ROOT.resolve(program).resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> isMain(file.getFileName().toString(), program))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(target + " can't be listed", e);
        }
    }

    private static boolean isMain(String name, String program) {
        return name.matches(program + "-[0-9.]+(-SNAPSHOT)?\\.jar");
    }
}
