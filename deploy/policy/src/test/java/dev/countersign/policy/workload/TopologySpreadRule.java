package dev.countersign.policy.workload;

import com.google.gson.JsonObject;
import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Selector;
import dev.countersign.policy.manifest.Violation;
import dev.countersign.policy.manifest.Workload;
import java.util.List;
import java.util.stream.Stream;

/** Replicas are spread over zones and nodes, counting pods of their own kind. */
final class TopologySpreadRule implements Rule {

    private static final List<String> DOMAINS = List.of("topology.kubernetes.io/zone", "kubernetes.io/hostname");

    @Override
    public List<Violation> check(Overlay overlay) {
        return overlay.services()
                .flatMap(workload -> DOMAINS.stream().flatMap(domain -> check(workload, domain)))
                .toList();
    }

    private Stream<Violation> check(Workload workload, String domain) {
        List<JsonObject> constraints = Json.objects(workload.podSpec(), "topologySpreadConstraints").stream()
                .filter(constraint -> Json.is(domain, constraint, "topologyKey"))
                .toList();
        if (constraints.isEmpty()) {
            return Stream.of(Violation.of(
                    this,
                    workload.manifest(),
                    "its pods are not spread over " + domain,
                    "Add a topologySpreadConstraint with that topologyKey"));
        }
        return constraints.stream()
                .filter(constraint -> !countsItsOwn(constraint, workload))
                .map(constraint -> Violation.of(
                        this,
                        workload.manifest(),
                        "the spread over " + domain + " counts other pods than its own",
                        "Let the constraint's labelSelector match the labels of this template"));
    }

    private static boolean countsItsOwn(JsonObject constraint, Workload workload) {
        Selector selector = Selector.at(constraint, "labelSelector");
        return !selector.isEmpty() && selector.selects(workload);
    }
}
