package dev.countersign.policy.monitoring;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import dev.countersign.policy.tool.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Where the files are, and how they are read. JSON is YAML too. */
final class MonitoringFiles {

    static final Path MONITORING = Folders.ROOT.resolve("deploy/monitoring");
    static final Path RULES = MONITORING.resolve("rules");
    static final Path TESTS = MONITORING.resolve("tests");
    static final Path DASHBOARDS = MONITORING.resolve("dashboards");
    static final Path ALERTMANAGER = MONITORING.resolve("alertmanager");
    static final Path OPERATOR_RULES = Folders.KUBERNETES.resolve("components/monitoring/rules.yaml");
    static final Path RUNBOOKS = Folders.ROOT.resolve("docs/runbooks");

    private static final Gson GSON = new Gson();

    private MonitoringFiles() {}

    /** The files of a folder with this ending, by name. */
    static List<Path> in(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The files of " + folder + " can't be listed", e);
        }
    }

    /** The documents of a file. */
    static List<JsonObject> documents(Path file) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return StreamSupport.stream(yaml.loadAll(text(file)).spliterator(), false)
                .map(document -> GSON.toJsonTree(document).getAsJsonObject())
                .toList();
    }

    /** The only document of a file. */
    static JsonObject document(Path file) {
        List<JsonObject> documents = documents(file);
        if (documents.size() != 1) {
            throw new IllegalStateException(file + " has " + documents.size() + " documents");
        }
        return documents.getFirst();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }
}
