package dev.countersign.policy.manifest;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A document that makes pods. */
public record Workload(Manifest manifest, JsonObject template) {

    private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "DaemonSet", "Job");
    private static final String NAME_LABEL = "app.kubernetes.io/name";

    static Optional<Workload> of(Manifest manifest) {
        if (KINDS.contains(manifest.kind())) {
            return Optional.of(new Workload(manifest, Json.object(manifest.json(), "spec", "template")));
        }
        if (manifest.isA("CronJob")) {
            return Optional.of(
                    new Workload(manifest, Json.object(manifest.json(), "spec", "jobTemplate", "spec", "template")));
        }
        return Optional.empty();
    }

    /** Runs until it is replaced, unlike a job. */
    public boolean isService() {
        return !manifest.isA("Job") && !manifest.isA("CronJob");
    }

    /** What it is, whatever its document is called. */
    public String app() {
        return Objects.requireNonNullElse(podLabels().get(NAME_LABEL), manifest.name());
    }

    public Map<String, String> podLabels() {
        return Json.map(template, "metadata", "labels");
    }

    public JsonObject podSpec() {
        return Json.object(template, "spec");
    }

    /** Those that run side by side, without the init containers. */
    public List<Container> containers() {
        return Json.objects(podSpec(), "containers").stream()
                .map(json -> new Container(this, json, false))
                .toList();
    }

    public List<Container> allContainers() {
        Stream<Container> inits =
                Json.objects(podSpec(), "initContainers").stream().map(json -> new Container(this, json, true));
        return Stream.concat(inits, containers().stream()).toList();
    }

    @Override
    public String toString() {
        return manifest.toString();
    }
}
