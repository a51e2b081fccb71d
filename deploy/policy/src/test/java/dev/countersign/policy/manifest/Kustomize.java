package dev.countersign.policy.manifest;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import dev.countersign.policy.tool.Folders;
import dev.countersign.policy.tool.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Renders overlays as {@code kubectl apply -k} would, without a cluster. */
public final class Kustomize {

    private static final String KUSTOMIZATION = "kustomization.yaml";
    private static final Gson GSON = new Gson();

    private Kustomize() {}

    /** Skips the running test where there is no kubectl. */
    public static void require(String check) {
        Tools.require(check, "kubectl 1.30 or newer", "kubectl", "version", "--client");
    }

    /** The folders of all overlays, found by listing them. */
    public static List<Path> overlays(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.exists(entry.resolve(KUSTOMIZATION)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The overlays in " + folder + " can't be listed", e);
        }
    }

    public static Overlay render(Path overlay) {
        String yaml = Tools.run(
                Folders.ROOT,
                "kubectl",
                "kustomize",
                Folders.ROOT.relativize(overlay).toString());
        return new Overlay(overlay.getFileName().toString(), parse(yaml), secretsFromFiles(overlay));
    }

    static List<Manifest> parse(String yaml) {
        return documents(yaml)
                .map(document -> new Manifest(GSON.toJsonTree(document).getAsJsonObject()))
                .toList();
    }

    /** The secrets in {@code secrets/kustomization.yaml}, whose files an operator puts there. */
    private static Map<String, Set<String>> secretsFromFiles(Path overlay) {
        Path file = overlay.resolve("secrets").resolve(KUSTOMIZATION);
        Map<String, Set<String>> secrets = new HashMap<>();
        if (Files.exists(file)) {
            for (Manifest manifest : parse(read(file))) {
                Json.objects(manifest.json(), "secretGenerator")
                        .forEach(generator -> secrets.computeIfAbsent(
                                        String.valueOf(Json.text(generator, "name")), name -> new HashSet<>())
                                .addAll(keys(generator)));
            }
        }
        return secrets;
    }

    /** A file's entry is {@code key=file}, or a file whose name is the key. */
    private static List<String> keys(JsonObject generator) {
        return Stream.concat(Json.texts(generator, "files").stream(), Json.texts(generator, "literals").stream())
                .map(entry -> entry.contains("=")
                        ? entry.substring(0, entry.indexOf('='))
                        : entry.substring(entry.lastIndexOf('/') + 1))
                .toList();
    }

    private static Stream<Object> documents(String yaml) {
        Iterable<Object> documents = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml);
        return StreamSupport.stream(documents.spliterator(), false).filter(document -> document != null);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }
}
