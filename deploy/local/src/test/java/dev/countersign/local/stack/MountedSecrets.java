package dev.countersign.local.stack;

import dev.countersign.local.process.ChildSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A service whose secrets are files, laid out as Kubernetes mounts them: no variable of its environment holds one. */
final class MountedSecrets {

    /** By the variable that the local stack gives them in; without a property: given otherwise here. */
    private static final Map<String, String> SECRET_VARIABLES = Map.of(
            "SPRING_DATASOURCE_USERNAME", "",
            "SPRING_DATASOURCE_PASSWORD", "",
            "COUNTERSIGN_OPERATOR_TOKEN", "countersign.operator.token",
            "COUNTERSIGN_SYNC_SERVICE_TOKEN", "countersign.sync.service-token",
            "COUNTERSIGN_INTERNAL_SERVICE_TOKEN", "countersign.internal.service-token");

    private static final String KEYSET_VARIABLE = "COUNTERSIGN_SECRETS_[A-Z]+_KEYSET";

    private final Path folder;
    private final Map<String, String> settings = new TreeMap<>();
    private final Map<String, byte[]> files = new TreeMap<>();

    /** @param folder what is mounted; made here */
    MountedSecrets(Path folder) {
        this.folder = folder;
    }

    MountedSecrets setting(String variable, String value) {
        settings.put(variable, value);
        return this;
    }

    /** @param property also the file's name */
    MountedSecrets secret(String property, String value) {
        files.put(property, (value + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Beside the properties, as a deployment mounts everything into one folder. */
    MountedSecrets file(String path, Path content) throws IOException {
        files.put(path, Files.readAllBytes(content));
        return this;
    }

    /** Where a file is for the service. */
    Path at(String path) {
        return folder.resolve(path);
    }

    /** The same child with its secrets as files, and with what was said here instead of what it had. */
    ChildSpec mountedInto(ChildSpec child) throws IOException {
        Map<String, String> environment = new HashMap<>(child.environment());
        for (Map.Entry<String, String> variable : child.environment().entrySet()) {
            String name = variable.getKey();
            if (SECRET_VARIABLES.containsKey(name)) {
                environment.remove(name);
                String property = SECRET_VARIABLES.getOrDefault(name, "");
                MountedSecrets _ = property.isEmpty() ? this : secret(property, variable.getValue());
            } else if (name.matches(KEYSET_VARIABLE)) {
                Path keyset = Path.of(variable.getValue());
                String path = "keysets/" + keyset.getFileName();
                MountedSecrets _ = file(path, keyset);
                environment.put(name, at(path).toString());
            }
        }
        environment.putAll(settings);
        environment.put("COUNTERSIGN_SECRETS_FOLDER", folder.toString());
        mount();
        return new ChildSpec(child.name(), child.command(), environment);
    }

    /** The files are in a hidden folder of a version, and what is to be seen are links into it. */
    private void mount() throws IOException {
        Path version = Files.createDirectories(folder.resolve("..1"));
        Path data = Files.createSymbolicLink(folder.resolve("..data"), version.getFileName());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = version.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
            Path seen = folder.resolve(version.relativize(path).getName(0));
            if (!Files.exists(seen)) {
                Files.createSymbolicLink(seen, data.getFileName().resolve(seen.getFileName()));
            }
        }
    }
}
