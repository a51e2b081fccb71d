package dev.countersign.policy.scaling;

import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Manifest;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Scaler;
import dev.countersign.policy.manifest.Violation;
import dev.countersign.policy.manifest.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What scales has a target, alone decides on its replicas, keeps two of them, and can ask what it scales by. */
final class ScaleTargetRule implements Rule {

    private static final int LEAST = 2;

    @Override
    public List<Violation> check(Overlay overlay) {
        return overlay.scalers().flatMap(scaler -> check(overlay, scaler)).toList();
    }

    private Stream<Violation> check(Overlay overlay, Scaler scaler) {
        List<Workload> targets = overlay.services().filter(scaler::scales).toList();
        if (targets.isEmpty()) {
            return Stream.of(Violation.of(
                    this,
                    scaler.manifest(),
                    "it scales the " + scaler.targetKind() + " " + scaler.target() + ", which is not there",
                    "Correct scaleTargetRef"));
        }
        List<Violation> violations = new ArrayList<>();
        targets.forEach(target -> checkTarget(overlay, scaler, target, violations));
        if (scaler.least() < LEAST || scaler.most() < scaler.least()) {
            violations.add(Violation.of(
                    this,
                    scaler.manifest(),
                    "it scales from " + scaler.least() + " to " + scaler.most() + " replicas",
                    "Begin at " + LEAST + " at least, so that one may go, and end above that"));
        }
        return Stream.concat(violations.stream(), checkAuthentication(overlay, scaler.manifest()));
    }

    private void checkTarget(Overlay overlay, Scaler scaler, Workload target, List<Violation> violations) {
        if (Json.at(target.manifest().json(), "spec", "replicas").isPresent()) {
            violations.add(Violation.of(
                    this,
                    target.manifest(),
                    "it says its replicas, although " + scaler.manifest() + " decides on them",
                    "Take spec.replicas away: each apply would set it back"));
        }
        List<String> scalers = overlay.scalers()
                .filter(other -> other.scales(target))
                .map(other -> other.manifest().toString())
                .toList();
        if (scalers.size() > 1) {
            violations.add(Violation.of(
                    this,
                    scaler.manifest(),
                    target + " is scaled by " + scalers,
                    "Keep one of them: they undo each other"));
        }
    }

    private Stream<Violation> checkAuthentication(Overlay overlay, Manifest scaler) {
        return Json.objects(scaler.json(), "spec", "triggers").stream()
                .flatMap(trigger -> Stream.ofNullable(Json.text(trigger, "authenticationRef", "name")))
                .filter(name -> overlay.find("TriggerAuthentication", name).isEmpty())
                .map(name -> Violation.of(
                        this,
                        scaler,
                        "it asks with the TriggerAuthentication " + name + ", which is not there",
                        "Correct authenticationRef, or add it"));
    }
}
