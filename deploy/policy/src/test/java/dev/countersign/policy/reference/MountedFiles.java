package dev.countersign.policy.reference;

import com.google.gson.JsonObject;
import dev.countersign.policy.manifest.Container;
import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Manifest;
import dev.countersign.policy.manifest.Overlay;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that ConfigMaps and Secrets bring into a container.
 *
 * @param folders those into which a whole Secret goes, so that any file may be in them
 */
record MountedFiles(Set<String> files, Set<String> folders) {

    static MountedFiles in(Overlay overlay, Container container) {
        MountedFiles mounted = new MountedFiles(new HashSet<>(), new HashSet<>());
        List<JsonObject> volumes = Json.objects(container.workload().podSpec(), "volumes");
        for (JsonObject mount : Json.objects(container.json(), "volumeMounts")) {
            String folder = Objects.requireNonNullElse(Json.text(mount, "mountPath"), "");
            volumes.stream()
                    .filter(volume -> Json.is(String.valueOf(Json.text(mount, "name")), volume, "name"))
                    .flatMap(volume ->
                            Stream.concat(Stream.of(volume), Json.objects(volume, "projected", "sources").stream()))
                    .forEach(source -> mounted.add(overlay, folder, source));
        }
        return mounted;
    }

    /** Whether there is such a file, or a folder with one in it. */
    boolean has(String path) {
        return files.contains(path)
                || folders.stream().anyMatch(folder -> path.equals(folder) || path.startsWith(folder + "/"))
                || files.stream().anyMatch(file -> file.startsWith(path + "/"));
    }

    private void add(Overlay overlay, String folder, JsonObject source) {
        JsonObject secret = Json.object(source, "secret");
        JsonObject configMap = Json.object(source, "configMap");
        Stream.concat(Json.objects(secret, "items").stream(), Json.objects(configMap, "items").stream())
                .forEach(item -> files.add(folder + "/" + Json.text(item, "path")));
        if (!secret.isEmpty() && Json.objects(secret, "items").isEmpty()) {
            folders.add(folder);
        }
        if (!configMap.isEmpty() && Json.objects(configMap, "items").isEmpty()) {
            keys(overlay, Json.text(configMap, "name")).forEach(key -> files.add(folder + "/" + key));
        }
    }

    private static Set<String> keys(Overlay overlay, @Nullable String configMap) {
        return overlay.find("ConfigMap", String.valueOf(configMap)).map(Manifest::json).stream()
                .flatMap(json -> Json.map(json, "data").keySet().stream())
                .collect(Collectors.toSet());
    }
}
