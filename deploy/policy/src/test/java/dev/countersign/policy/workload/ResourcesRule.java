package dev.countersign.policy.workload;

import dev.countersign.policy.manifest.Container;
import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every container says what it needs and what it may take; memory is never promised to two. */
final class ResourcesRule implements Rule {

    @Override
    public List<Violation> check(Overlay overlay) {
        return overlay.containers().flatMap(this::check).toList();
    }

    private Stream<Violation> check(Container container) {
        List<Violation> violations = new ArrayList<>();
        for (String kind : List.of("requests", "limits")) {
            for (String resource : List.of("cpu", "memory")) {
                if (Json.text(container.json(), "resources", kind, resource) == null) {
                    violations.add(Violation.of(
                            this,
                            container,
                            "resources." + kind + "." + resource + " is missing",
                            "Say it, from a measurement"));
                }
            }
        }
        String requested = Json.text(container.json(), "resources", "requests", "memory");
        String limit = Json.text(container.json(), "resources", "limits", "memory");
        if (requested != null && limit != null && !requested.equals(limit)) {
            violations.add(
                    Violation.of(
                            this,
                            container,
                            "it requests " + requested + " of memory and may take " + limit,
                            "Make them equal: a heap that has grown is not given back, and a full node kills what took more than it asked for"));
        }
        return violations.stream();
    }
}
