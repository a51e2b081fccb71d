package dev.countersign.policy.network;

import dev.countersign.policy.manifest.Container;
import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Manifest;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Selector;
import dev.countersign.policy.manifest.Violation;
import dev.countersign.policy.manifest.Workload;
import dev.countersign.policy.service.ServiceJar;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every workload may ask whom it is configured to ask: Kafka, the registry, its database, the collector of traces, its
 * neighbours; everybody the cluster's DNS; and who talks to Oneflow and HRMs the internet.
 */
final class EgressRule implements Rule {

    private static final String DNS_NAMESPACE = "kube-system";
    private static final int DNS = 53;
    private static final int HTTPS = 443;
    private static final String REMEDY =
            "Let it out in a policy of components/network-policies, or correct the address";
    /** Settings that tell others where we are. */
    private static final Set<String> OWN_ADDRESSES = Set.of(
            "COUNTERSIGN_SETUP_PUBLIC_URL", "COUNTERSIGN_SETUP_WEBHOOK_BASE_URL", "COUNTERSIGN_CONSOLE_PUBLIC_URL");

    @Override
    public Optional<String> unavailable() {
        return ServiceJar.unavailable();
    }

    @Override
    public List<Violation> check(Overlay overlay) {
        Policies policies = new Policies(overlay);
        return Stream.of(
                        overlay.workloads().flatMap(workload -> checkDns(policies, workload)),
                        overlay.services().flatMap(workload -> checkInternet(policies, workload)),
                        overlay.containers().flatMap(container -> checkSettings(overlay, policies, container)))
                .flatMap(violations -> violations)
                .distinct()
                .toList();
    }

    private Stream<Violation> checkDns(Policies policies, Workload workload) {
        return Stream.of("UDP", "TCP")
                .filter(protocol -> !policies.letOut(workload, DNS_NAMESPACE, protocol, DNS))
                .map(protocol -> Violation.of(
                        this, workload.manifest(), "no policy lets its pods ask DNS by " + protocol, REMEDY));
    }

    private Stream<Violation> checkInternet(Policies policies, Workload workload) {
        boolean asksOneflow = workload.containers().stream()
                .flatMap(container -> ServiceJar.of(container.program()).stream())
                .anyMatch(jar -> jar.properties().hasProperty("countersign.oneflow.base-url"));
        return asksOneflow && !policies.letOutToInternet(workload, HTTPS)
                ? Stream.of(Violation.of(
                        this, workload.manifest(), "no policy lets its pods ask Oneflow and HRMs at port 443", REMEDY))
                : Stream.empty();
    }

    private Stream<Violation> checkSettings(Overlay overlay, Policies policies, Container container) {
        return overlay.environmentOf(container).entrySet().stream()
                .filter(variable -> !OWN_ADDRESSES.contains(variable.getKey()))
                .flatMap(variable -> Address.in(variable.getValue()).stream()
                        .filter(address -> !mayAsk(overlay, policies, container.workload(), address))
                        .map(address -> Violation.of(
                                this,
                                container.manifest(),
                                "no policy lets its pods ask " + address + " of " + variable.getKey(),
                                REMEDY)));
    }

    private static boolean mayAsk(Overlay overlay, Policies policies, Workload from, Address address) {
        if (address.isThisPod()) {
            return false;
        }
        if (address.isNeighbour()) {
            return overlay.find("Service", address.host())
                    .map(service -> mayAskNeighbour(overlay, policies, from, service))
                    .orElse(false);
        }
        return address.isInCluster()
                ? policies.letOut(from, address.namespace(), "TCP", address.port())
                : policies.letOutToInternet(from, address.port());
    }

    private static boolean mayAskNeighbour(Overlay overlay, Policies policies, Workload from, Manifest service) {
        Selector selector = Selector.ofLabels(service.json(), "spec", "selector");
        return overlay.services()
                .filter(selector::selects)
                .allMatch(to -> Json.objects(service.json(), "spec", "ports").stream()
                        .map(port -> Objects.requireNonNullElse(Json.text(port, "targetPort"), ""))
                        .map(port -> Ports.namesOf(to, port))
                        .allMatch(port ->
                                port.isEmpty() || (policies.letOut(from, to, port) && policies.letIn(to, from, port))));
    }
}
