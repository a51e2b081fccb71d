package dev.countersign.policy.workload;

import dev.countersign.policy.manifest.Container;
import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Every service has the three probes; being alive and being ready are different questions; a start may take a minute. */
final class ProbesRule implements Rule {

    private static final int LEAST_START_SECONDS = 60;

    @Override
    public List<Violation> check(Overlay overlay) {
        return overlay.services()
                .flatMap(workload -> workload.containers().stream())
                .flatMap(this::check)
                .toList();
    }

    private Stream<Violation> check(Container container) {
        List<Violation> violations = new ArrayList<>();
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            if (Json.object(container.json(), probe).isEmpty()) {
                violations.add(
                        Violation.of(this, container, "it has no " + probe, "Add one, as the other services have"));
            }
        }
        if (!violations.isEmpty()) {
            return violations.stream();
        }
        expectPath(violations, container, "readinessProbe", "/readiness");
        expectPath(violations, container, "livenessProbe", "/liveness");
        // Not readiness: what waits for Kafka would be killed again and again.
        expectPath(violations, container, "startupProbe", "/liveness");
        int seconds = Json.number(10, container.json(), "startupProbe", "periodSeconds")
                * Json.number(3, container.json(), "startupProbe", "failureThreshold");
        if (seconds < LEAST_START_SECONDS) {
            violations.add(Violation.of(
                    this,
                    container,
                    "it is killed when it has not started after " + seconds + " s",
                    "Raise failureThreshold of the startupProbe until it has at least " + LEAST_START_SECONDS + " s"));
        }
        return violations.stream();
    }

    private void expectPath(List<Violation> violations, Container container, String probe, String end) {
        String path = Objects.requireNonNullElse(Json.text(container.json(), probe, "httpGet", "path"), "no path");
        if (!path.endsWith(end)) {
            violations.add(Violation.of(
                    this,
                    container,
                    "the " + probe + " asks for " + path,
                    "Let it ask for the health group that ends with " + end));
        }
    }
}
