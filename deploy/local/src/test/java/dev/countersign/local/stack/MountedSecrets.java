package dev.countersign.local.stack;

import dev.countersign.local.process.ChildSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A service whose secrets are files, as in a container: no variable of its environment holds one. */
final class MountedSecrets {

    /** By the variable that the local stack gives them in. */
    private static final Map<String, String> SECRET_VARIABLES = Map.of(
            "SPRING_DATASOURCE_USERNAME", "",
            "SPRING_DATASOURCE_PASSWORD", "",
            "COUNTERSIGN_OPERATOR_TOKEN", "countersign.operator.token",
            "COUNTERSIGN_SYNC_SERVICE_TOKEN", "countersign.sync.service-token",
            "COUNTERSIGN_INTERNAL_SERVICE_TOKEN", "countersign.internal.service-token");

    private final Path folder;
    private final Map<String, String> settings = new TreeMap<>();
    private final Map<String, String> secrets = new TreeMap<>();

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
        secrets.put(property, value);
        return this;
    }

    /** The same child with its secrets as files, and with what was said here instead of what it had. */
    ChildSpec mountedInto(ChildSpec child) throws IOException {
        Map<String, String> environment = new HashMap<>(child.environment());
        SECRET_VARIABLES.forEach((variable, property) -> {
            String value = environment.remove(variable);
            if (value != null && !property.isEmpty()) {
                secrets.put(property, value);
            }
        });
        environment.putAll(settings);
        environment.put("COUNTERSIGN_SECRETS_FOLDER", folder.toString());
        Files.createDirectories(folder);
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            Files.writeString(folder.resolve(secret.getKey()), secret.getValue() + "\n");
        }
        return new ChildSpec(child.name(), child.command(), environment);
    }
}
