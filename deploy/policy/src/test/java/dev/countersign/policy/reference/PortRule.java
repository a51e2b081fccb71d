package dev.countersign.policy.reference;

import com.google.gson.JsonObject;
import dev.countersign.policy.manifest.Container;
import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Manifest;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Selector;
import dev.countersign.policy.manifest.Violation;
import dev.countersign.policy.manifest.Workload;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every port that is meant by a Service, a probe, an Ingress, a PodMonitor or a NetworkPolicy is one that a container has. */
final class PortRule implements Rule {

    private static final String REMEDY = "Name a port that the container lists";

    @Override
    public List<Violation> check(Overlay overlay) {
        return Stream.of(
                        overlay.containers().flatMap(this::checkProbes),
                        overlay.all("Service").flatMap(service -> checkService(overlay, service)),
                        overlay.all("Ingress").flatMap(ingress -> checkIngress(overlay, ingress)),
                        overlay.all("PodMonitor").flatMap(monitor -> checkMonitor(overlay, monitor)),
                        overlay.all("NetworkPolicy").flatMap(policy -> checkPolicy(overlay, policy)))
                .flatMap(violations -> violations)
                .toList();
    }

    private Stream<Violation> checkProbes(Container container) {
        return Stream.of("startupProbe", "readinessProbe", "livenessProbe")
                .flatMap(probe -> Stream.ofNullable(Json.text(container.json(), probe, "httpGet", "port"))
                        .filter(port -> !hasPort(container, port))
                        .map(port -> Violation.of(
                                this,
                                container,
                                "the " + probe + " asks at port " + port + ", which it has not",
                                REMEDY)));
    }

    private Stream<Violation> checkService(Overlay overlay, Manifest service) {
        Selector selector = Selector.ofLabels(service.json(), "spec", "selector");
        return Json.objects(service.json(), "spec", "ports").stream()
                .map(port -> either(Json.text(port, "targetPort"), Json.text(port, "port")))
                .flatMap(port -> checkSelected(overlay, service, selector, port, "sends to"));
    }

    private Stream<Violation> checkMonitor(Overlay overlay, Manifest monitor) {
        Selector selector = Selector.at(monitor.json(), "spec", "selector");
        return Json.objects(monitor.json(), "spec", "podMetricsEndpoints").stream()
                .map(endpoint -> String.valueOf(Json.text(endpoint, "port")))
                .flatMap(port -> checkSelected(overlay, monitor, selector, port, "reads metrics at"));
    }

    private Stream<Violation> checkPolicy(Overlay overlay, Manifest policy) {
        Selector selector = Selector.at(policy.json(), "spec", "podSelector");
        return Json.objects(policy.json(), "spec", "ingress").stream()
                .flatMap(rule -> Json.objects(rule, "ports").stream())
                .flatMap(port -> Stream.ofNullable(Json.text(port, "port")))
                .flatMap(port -> checkSelected(overlay, policy, selector, port, "lets in to"));
    }

    private Stream<Violation> checkSelected(
            Overlay overlay, Manifest from, Selector selector, String port, String verb) {
        return overlay.services()
                .filter(selector::selects)
                .filter(workload -> !hasPort(workload, port))
                .map(workload -> Violation.of(
                        this,
                        from,
                        "it " + verb + " port " + port + " of " + workload + ", which has none of that name or number",
                        REMEDY));
    }

    private Stream<Violation> checkIngress(Overlay overlay, Manifest ingress) {
        return Json.objects(ingress.json(), "spec", "rules").stream()
                .flatMap(rule -> Json.objects(rule, "http", "paths").stream())
                .map(path -> Json.object(path, "backend", "service"))
                .flatMap(backend -> checkBackend(overlay, ingress, backend));
    }

    private Stream<Violation> checkBackend(Overlay overlay, Manifest ingress, JsonObject backend) {
        String service = String.valueOf(Json.text(backend, "name"));
        String port = either(Json.text(backend, "port", "name"), Json.text(backend, "port", "number"));
        boolean there = overlay.find("Service", service).stream()
                .flatMap(found -> Json.objects(found.json(), "spec", "ports").stream())
                .anyMatch(candidate -> Json.is(port, candidate, "name") || Json.is(port, candidate, "port"));
        return there
                ? Stream.empty()
                : Stream.of(Violation.of(
                        this,
                        ingress,
                        "it sends to port " + port + " of the Service " + service + ", which is not there",
                        "Name a Service of this overlay and one of its ports"));
    }

    private static boolean hasPort(Workload workload, String port) {
        return workload.containers().stream().anyMatch(container -> hasPort(container, port));
    }

    private static boolean hasPort(Container container, String port) {
        return container.ports().stream()
                .anyMatch(candidate -> Json.is(port, candidate, "name") || Json.is(port, candidate, "containerPort"));
    }

    private static String either(@Nullable String first, @Nullable String second) {
        return first == null ? String.valueOf(second) : first;
    }
}
