package dev.countersign.policy.manifest;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All documents of an installation.
 *
 * @param secrets the secrets that its operator makes from files, with their keys: they are never rendered
 */
public record Overlay(String name, List<Manifest> manifests, Map<String, Set<String>> secrets) {

    public Overlay {
        manifests = List.copyOf(manifests);
        secrets = Map.copyOf(secrets);
    }

    public Stream<Manifest> all(String kind) {
        return manifests.stream().filter(manifest -> manifest.isA(kind));
    }

    /** The document of exactly this name, as a reference in another one would find it. */
    public Optional<Manifest> find(String kind, String name) {
        return all(kind).filter(manifest -> manifest.name().equals(name)).findFirst();
    }

    public Stream<Workload> workloads() {
        return manifests.stream().map(Workload::of).flatMap(Optional::stream);
    }

    /** The workloads that serve, without the jobs. */
    public Stream<Workload> services() {
        return workloads().filter(Workload::isService);
    }

    public Stream<Container> containers() {
        return workloads().flatMap(workload -> workload.allContainers().stream());
    }

    public Stream<Scaler> scalers() {
        return manifests.stream().map(Scaler::of).flatMap(Optional::stream);
    }

    public Optional<Scaler> scalerOf(Workload workload) {
        return scalers().filter(scaler -> scaler.scales(workload)).findFirst();
    }

    /** How many replicas there are when there are fewest. */
    public int leastReplicas(Workload workload) {
        return scalerOf(workload)
                .map(Scaler::least)
                .orElseGet(() -> Json.number(1, workload.manifest().json(), "spec", "replicas"));
    }

    /** What a container gets into its environment, with the text of each, references to secrets apart. */
    public Map<String, String> environmentOf(Container container) {
        Map<String, String> environment = new TreeMap<>();
        for (JsonObject source : Json.objects(container.json(), "envFrom")) {
            String name = String.valueOf(Json.text(source, "configMapRef", "name"));
            String prefix = Objects.requireNonNullElse(Json.text(source, "prefix"), "");
            find("ConfigMap", name)
                    .ifPresent(map ->
                            Json.map(map.json(), "data").forEach((key, value) -> environment.put(prefix + key, value)));
        }
        for (JsonObject variable : Json.objects(container.json(), "env")) {
            environment.put(String.valueOf(Json.text(variable, "name")), valueOf(variable));
        }
        return environment;
    }

    private String valueOf(JsonObject variable) {
        String map = Json.text(variable, "valueFrom", "configMapKeyRef", "name");
        String key = Json.text(variable, "valueFrom", "configMapKeyRef", "key");
        if (map == null || key == null) {
            return Objects.requireNonNullElse(Json.text(variable, "value"), "");
        }
        return find("ConfigMap", map)
                .map(manifest -> Json.text(manifest.json(), "data", key))
                .orElse("");
    }
}
