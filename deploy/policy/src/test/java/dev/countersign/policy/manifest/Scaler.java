package dev.countersign.policy.manifest;

import java.util.Objects;
import java.util.Optional;

/** What decides on the number of a workload's replicas: an autoscaler of Kubernetes, or one of KEDA. */
public record Scaler(Manifest manifest, String targetKind, String target, int least, int most) {

    static Optional<Scaler> of(Manifest manifest) {
        return switch (manifest.kind()) {
            case "HorizontalPodAutoscaler" -> Optional.of(scaler(manifest, "minReplicas", 1, "maxReplicas"));
            case "ScaledObject" -> Optional.of(scaler(manifest, "minReplicaCount", 0, "maxReplicaCount"));
            default -> Optional.empty();
        };
    }

    public boolean scales(Workload workload) {
        return workload.manifest().isA(targetKind) && workload.manifest().name().equals(target);
    }

    private static Scaler scaler(Manifest manifest, String least, int leastOtherwise, String most) {
        String kind = Json.text(manifest.json(), "spec", "scaleTargetRef", "kind");
        return new Scaler(
                manifest,
                kind == null ? "Deployment" : kind,
                Objects.requireNonNullElse(Json.text(manifest.json(), "spec", "scaleTargetRef", "name"), ""),
                Json.number(leastOtherwise, manifest.json(), "spec", least),
                // KEDA's own default.
                Json.number(100, manifest.json(), "spec", most));
    }
}
