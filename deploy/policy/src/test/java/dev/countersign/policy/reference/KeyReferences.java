package dev.countersign.policy.reference;

import com.google.gson.JsonObject;
import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Manifest;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Workload;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where documents ask for ConfigMaps and Secrets, or for one key in them. */
final class KeyReferences {

    private KeyReferences() {}

    static Stream<Reference> toConfigMaps(Overlay overlay) {
        return references(overlay, new Kind("ConfigMap", "configMapRef", "configMapKeyRef", "configMap", "name"));
    }

    static Stream<Reference> toSecrets(Overlay overlay) {
        return references(overlay, new Kind("Secret", "secretRef", "secretKeyRef", "secret", "secretName"));
    }

    private static Stream<Reference> references(Overlay overlay, Kind kind) {
        return Stream.concat(
                overlay.workloads()
                        .flatMap(workload -> Stream.concat(environment(workload, kind), volumes(workload, kind))),
                overlay.all("TriggerAuthentication").flatMap(manifest -> triggers(manifest, kind)));
    }

    private static Stream<Reference> environment(Workload workload, Kind kind) {
        return workload.allContainers().stream().flatMap(container -> {
            Stream<Reference> whole = Json.objects(container.json(), "envFrom").stream()
                    .map(source -> Json.object(source, kind.environment()))
                    .flatMap(reference -> reference(workload.manifest(), kind, reference, "name", null));
            Stream<Reference> keys = Json.objects(container.json(), "env").stream()
                    .map(variable -> Json.object(variable, "valueFrom", kind.variable()))
                    .flatMap(reference ->
                            reference(workload.manifest(), kind, reference, "name", Json.text(reference, "key")));
            return Stream.concat(whole, keys);
        });
    }

    private static Stream<Reference> volumes(Workload workload, Kind kind) {
        List<JsonObject> volumes = Json.objects(workload.podSpec(), "volumes");
        Stream<Reference> direct = volumes.stream()
                .map(volume -> Json.object(volume, kind.volume()))
                .flatMap(source -> items(workload.manifest(), kind, source, kind.volumeName()));
        Stream<Reference> projected = volumes.stream()
                .flatMap(volume -> Json.objects(volume, "projected", "sources").stream())
                .map(source -> Json.object(source, kind.volume()))
                .flatMap(source -> items(workload.manifest(), kind, source, "name"));
        return Stream.concat(direct, projected);
    }

    private static Stream<Reference> items(Manifest from, Kind kind, JsonObject source, String nameField) {
        List<JsonObject> items = Json.objects(source, "items");
        return items.isEmpty()
                ? reference(from, kind, source, nameField, null)
                : items.stream().flatMap(item -> reference(from, kind, source, nameField, Json.text(item, "key")));
    }

    private static Stream<Reference> triggers(Manifest manifest, Kind kind) {
        return Json.objects(manifest.json(), "spec", kind.volume() + "TargetRef").stream()
                .flatMap(reference -> reference(manifest, kind, reference, "name", Json.text(reference, "key")));
    }

    private static Stream<Reference> reference(
            Manifest from, Kind kind, JsonObject reference, String nameField, @Nullable String key) {
        String name = Json.text(reference, nameField);
        return name == null
                ? Stream.empty()
                : Stream.of(new Reference(from, kind.name(), name, key, Json.is("true", reference, "optional")));
    }

    /** How the fields are called that mean one kind. */
    private record Kind(String name, String environment, String variable, String volume, String volumeName) {}

    /** A document asks for another one, or for a key in it. */
    record Reference(
            Manifest from,
            String kind,
            String name,
            @Nullable String key,
            boolean optional) {

        @Override
        public String toString() {
            return (key == null ? "" : "the key " + key + " of ") + "the " + kind + " " + name;
        }
    }
}
