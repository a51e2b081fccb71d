package dev.countersign.policy.network;

import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Manifest;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Selector;
import dev.countersign.policy.manifest.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Nothing may talk to anything, but what another policy names: its peers and its ports. */
final class DefaultDenyRule implements Rule {

    @Override
    public List<Violation> check(Overlay overlay) {
        Stream<Violation> missing = overlay.all("NetworkPolicy").anyMatch(DefaultDenyRule::deniesAll)
                ? Stream.empty()
                : overlay.all("Namespace")
                        .map(namespace -> Violation.of(
                                this,
                                namespace,
                                "no NetworkPolicy denies everything in it",
                                "Take in components/network-policies, whose default-deny selects all pods, both ways"));
        return Stream.concat(missing, overlay.all("NetworkPolicy").flatMap(this::checkNarrow))
                .toList();
    }

    private Stream<Violation> checkNarrow(Manifest policy) {
        return Stream.concat(rules(policy, "ingress", "from"), rules(policy, "egress", "to"));
    }

    private Stream<Violation> rules(Manifest policy, String direction, String peers) {
        return Json.objects(policy.json(), "spec", direction).stream()
                .flatMap(rule -> Stream.of(peers, "ports")
                        .filter(part -> Json.objects(rule, part).isEmpty())
                        .map(part -> Violation.of(
                                this,
                                policy,
                                "its " + direction + " names no " + part + ", which means all",
                                "Name them")));
    }

    private static boolean deniesAll(Manifest policy) {
        return Selector.at(policy.json(), "spec", "podSelector").isEmpty()
                && Set.copyOf(Json.texts(policy.json(), "spec", "policyTypes")).equals(Set.of("Ingress", "Egress"))
                && Json.objects(policy.json(), "spec", "ingress").isEmpty()
                && Json.objects(policy.json(), "spec", "egress").isEmpty();
    }
}
