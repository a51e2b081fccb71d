package dev.countersign.policy.reference;

import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Violation;
import java.util.List;

/** Every ServiceAccount that pods run with is there: without it no pod is made. */
final class ServiceAccountRule implements Rule {

    @Override
    public List<Violation> check(Overlay overlay) {
        return overlay.workloads()
                .filter(workload -> {
                    String account = Json.text(workload.podSpec(), "serviceAccountName");
                    return account != null
                            && overlay.find("ServiceAccount", account).isEmpty();
                })
                .map(workload -> Violation.of(
                        this,
                        workload.manifest(),
                        "its pods run with the ServiceAccount " + Json.text(workload.podSpec(), "serviceAccountName")
                                + ", which is not there",
                        "Correct the name, or add the ServiceAccount"))
                .toList();
    }
}
