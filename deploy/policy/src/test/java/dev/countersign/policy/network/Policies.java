package dev.countersign.policy.network;

import com.google.gson.JsonObject;
import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Selector;
import dev.countersign.policy.manifest.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What all NetworkPolicies of an overlay let through, taken together. */
record Policies(Overlay overlay) {

    private static final String NAMESPACE = "kubernetes.io/metadata.name";

    /** Whether pods of a workload may ask a port in another namespace. */
    boolean letOut(Workload from, String namespace, String protocol, int port) {
        return rules(from, "Egress", "egress")
                .filter(rule -> hasPort(rule, protocol, Set.of(Integer.toString(port))))
                .flatMap(rule -> Json.objects(rule, "to").stream())
                .anyMatch(peer -> !Json.object(peer, "namespaceSelector").isEmpty()
                        && Selector.at(peer, "namespaceSelector").selects(Map.of(NAMESPACE, namespace)));
    }

    /** Whether pods of a workload may ask public addresses. */
    boolean letOutToInternet(Workload from, int port) {
        return rules(from, "Egress", "egress")
                .filter(rule -> hasPort(rule, "TCP", Set.of(Integer.toString(port))))
                .flatMap(rule -> Json.objects(rule, "to").stream())
                .anyMatch(peer -> Json.is("0.0.0.0/0", peer, "ipBlock", "cidr"));
    }

    boolean letOut(Workload from, Workload to, Set<String> port) {
        return rules(from, "Egress", "egress")
                .filter(rule -> hasPort(rule, "TCP", port))
                .flatMap(rule -> Json.objects(rule, "to").stream())
                .anyMatch(peer -> isHere(peer, to));
    }

    boolean letIn(Workload to, Workload from, Set<String> port) {
        return rules(to, "Ingress", "ingress")
                .filter(rule -> hasPort(rule, "TCP", port))
                .flatMap(rule -> Json.objects(rule, "from").stream())
                .anyMatch(peer -> isHere(peer, from));
    }

    /** Whether anybody from another namespace may ask a port. */
    boolean letInFromOutside(Workload to, Set<String> port) {
        return rules(to, "Ingress", "ingress")
                .filter(rule -> hasPort(rule, "TCP", port))
                .flatMap(rule -> Json.objects(rule, "from").stream())
                .anyMatch(peer -> !Json.object(peer, "namespaceSelector").isEmpty()
                        || !Json.object(peer, "ipBlock").isEmpty());
    }

    private static boolean isHere(JsonObject peer, Workload workload) {
        return Json.at(peer, "namespaceSelector").isEmpty()
                && Json.at(peer, "podSelector").isPresent()
                && Selector.at(peer, "podSelector").selects(workload);
    }

    private Stream<JsonObject> rules(Workload workload, String type, String direction) {
        return overlay.all("NetworkPolicy")
                .filter(policy ->
                        Selector.at(policy.json(), "spec", "podSelector").selects(workload))
                .filter(policy ->
                        Json.texts(policy.json(), "spec", "policyTypes").contains(type))
                .flatMap(policy -> Json.objects(policy.json(), "spec", direction).stream());
    }

    /** Without ports a rule means all of them. */
    private static boolean hasPort(JsonObject rule, String protocol, Set<String> port) {
        List<JsonObject> ports = Json.objects(rule, "ports");
        return ports.isEmpty()
                || ports.stream()
                        .anyMatch(candidate -> port.contains(String.valueOf(Json.text(candidate, "port")))
                                && protocol.equals(protocolOf(candidate)));
    }

    private static String protocolOf(JsonObject port) {
        String protocol = Json.text(port, "protocol");
        return protocol == null ? "TCP" : protocol;
    }
}
