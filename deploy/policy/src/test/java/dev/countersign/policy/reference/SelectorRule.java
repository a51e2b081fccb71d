package dev.countersign.policy.reference;

import dev.countersign.policy.manifest.Manifest;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Selector;
import dev.countersign.policy.manifest.Violation;
import dev.countersign.policy.manifest.Workload;
import java.util.List;
import java.util.stream.Stream;

/** Every selector selects something, and a workload's exactly its own pods. */
final class SelectorRule implements Rule {

    /** On pods that no manifest shows: cert-manager makes them to prove that it has a host name. */
    private static final String CHALLENGES = "acme.cert-manager.io/http01-solver";

    @Override
    public List<Violation> check(Overlay overlay) {
        return Stream.of(
                        overlay.services().flatMap(workload -> checkOwn(overlay, workload)),
                        overlay.all("Service").flatMap(service -> checkService(overlay, service)),
                        Stream.of("PodDisruptionBudget", "PodMonitor")
                                .flatMap(overlay::all)
                                .flatMap(manifest -> checkSelects(
                                        overlay, manifest, Selector.at(manifest.json(), "spec", "selector"))),
                        overlay.all("NetworkPolicy")
                                .flatMap(policy -> checkSelects(
                                        overlay, policy, Selector.at(policy.json(), "spec", "podSelector"))))
                .flatMap(violations -> violations)
                .toList();
    }

    private Stream<Violation> checkOwn(Overlay overlay, Workload workload) {
        Selector selector = Selector.at(workload.manifest().json(), "spec", "selector");
        List<String> selected = overlay.workloads()
                .filter(selector::selects)
                .map(Workload::toString)
                .toList();
        if (selected.equals(List.of(workload.toString()))) {
            return Stream.empty();
        }
        return Stream.of(Violation.of(
                this,
                workload.manifest(),
                "its selector selects the pods of " + selected,
                "Let it select the labels of its own template, which no other workload has"));
    }

    private Stream<Violation> checkService(Overlay overlay, Manifest service) {
        Selector selector = Selector.ofLabels(service.json(), "spec", "selector");
        List<String> selected = overlay.services()
                .filter(selector::selects)
                .map(Workload::toString)
                .toList();
        if (selected.size() == 1) {
            return Stream.empty();
        }
        return Stream.of(Violation.of(
                this,
                service,
                "its selector selects the pods of " + selected,
                "Let it select the labels of exactly one Deployment's template"));
    }

    private Stream<Violation> checkSelects(Overlay overlay, Manifest manifest, Selector selector) {
        if (selector.labels().containsKey(CHALLENGES) || overlay.workloads().anyMatch(selector::selects)) {
            return Stream.empty();
        }
        return Stream.of(Violation.of(
                this, manifest, "it selects no pod", "Let it select labels that a template in this overlay has"));
    }
}
