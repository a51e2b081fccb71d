package dev.countersign.local;

import dev.countersign.local.stack.Endpoints;
import java.util.List;

/** What there is to look at while the stack runs. */
final class Pages {

    private Pages() {}

    static List<String> of(Endpoints endpoints) {
        return List.of(
                "Oneflow (enable, write, sign)  " + endpoints.oneflow() + "/",
                "HRM (employees)                " + endpoints.hrm() + "/",
                "Ingress health and metrics     " + endpoints.ingressManagement() + "/actuator/health",
                "Setup health and metrics       " + endpoints.setupManagement() + "/actuator/health",
                "Sync health and metrics        " + endpoints.syncManagement() + "/actuator/health",
                "Schema registry                " + endpoints.registry() + "/subjects",
                "Kafka                          " + endpoints.bootstrapServers());
    }
}
