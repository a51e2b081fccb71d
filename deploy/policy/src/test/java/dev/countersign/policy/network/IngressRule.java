package dev.countersign.policy.network;

import com.google.gson.JsonObject;
import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Manifest;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Selector;
import dev.countersign.policy.manifest.Violation;
import dev.countersign.policy.manifest.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is published by an Ingress, or scraped by Prometheus, lets their pods in. */
final class IngressRule implements Rule {

    private static final String REMEDY =
            "Let the other side's namespace in, in a policy of components/network-policies";

    @Override
    public List<Violation> check(Overlay overlay) {
        return Stream.concat(
                        overlay.all("Ingress").flatMap(ingress -> checkIngress(overlay, ingress)),
                        overlay.all("PodMonitor").flatMap(monitor -> checkMonitor(overlay, monitor)))
                .distinct()
                .toList();
    }

    private Stream<Violation> checkMonitor(Overlay overlay, Manifest monitor) {
        Selector selector = Selector.at(monitor.json(), "spec", "selector");
        return Json.objects(monitor.json(), "spec", "podMetricsEndpoints").stream()
                .map(endpoint -> String.valueOf(Json.text(endpoint, "port")))
                .flatMap(port -> overlay.services()
                        .filter(selector::selects)
                        .flatMap(workload -> check(overlay, monitor, workload, port)));
    }

    private Stream<Violation> checkIngress(Overlay overlay, Manifest ingress) {
        return Json.objects(ingress.json(), "spec", "rules").stream()
                .flatMap(rule -> Json.objects(rule, "http", "paths").stream())
                .map(path -> String.valueOf(Json.text(path, "backend", "service", "name")))
                .flatMap(name -> overlay.find("Service", name).stream())
                .flatMap(service -> checkBackend(overlay, ingress, service));
    }

    private Stream<Violation> checkBackend(Overlay overlay, Manifest ingress, Manifest service) {
        Selector selector = Selector.ofLabels(service.json(), "spec", "selector");
        List<JsonObject> ports = Json.objects(service.json(), "spec", "ports");
        return overlay.services()
                .filter(selector::selects)
                .flatMap(workload -> ports.stream()
                        .map(port -> String.valueOf(Json.text(port, "targetPort")))
                        .flatMap(port -> check(overlay, ingress, workload, port)));
    }

    private Stream<Violation> check(Overlay overlay, Manifest asking, Workload workload, String port) {
        Set<String> names = Ports.namesOf(workload, port);
        // A port that is not there is up to PortRule.
        return names.isEmpty() || new Policies(overlay).letInFromOutside(workload, names)
                ? Stream.empty()
                : Stream.of(Violation.of(
                        this,
                        asking,
                        "no policy lets anybody from another namespace in to port " + port + " of " + workload,
                        REMEDY));
    }
}
