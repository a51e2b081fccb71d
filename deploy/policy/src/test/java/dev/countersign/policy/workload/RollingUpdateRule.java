package dev.countersign.policy.workload;

import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Violation;
import dev.countersign.policy.manifest.Workload;
import java.util.List;
import java.util.stream.Stream;

/** A new version comes before an old one goes, also with a single replica. */
final class RollingUpdateRule implements Rule {

    @Override
    public List<Violation> check(Overlay overlay) {
        return overlay.services()
                .filter(workload -> workload.manifest().isA("Deployment"))
                .flatMap(this::check)
                .toList();
    }

    private Stream<Violation> check(Workload workload) {
        var json = workload.manifest().json();
        if (Json.is("Recreate", json, "spec", "strategy", "type")) {
            return Stream.of(violation(workload, "all pods go before new ones come (Recreate)"));
        }
        String unavailable = Json.text(json, "spec", "strategy", "rollingUpdate", "maxUnavailable");
        if (!"0".equals(unavailable) && !"0%".equals(unavailable)) {
            return Stream.of(violation(
                    workload,
                    "maxUnavailable of the rolling update is "
                            + (unavailable == null ? "25%, the default" : unavailable)));
        }
        return Stream.empty();
    }

    private Violation violation(Workload workload, String problem) {
        return Violation.of(
                this, workload.manifest(), problem, "Set strategy.rollingUpdate to maxUnavailable: 0 and maxSurge: 1");
    }
}
