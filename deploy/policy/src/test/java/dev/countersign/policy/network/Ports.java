package dev.countersign.policy.network;

import com.google.gson.JsonObject;
import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Workload;
import java.util.Set;

/** Ports have a name and a number, and policies may mean either. */
final class Ports {

    private Ports() {}

    /** None when no container has the port. */
    static Set<String> namesOf(Workload workload, String port) {
        return workload.containers().stream()
                .flatMap(container -> container.ports().stream())
                .filter(candidate -> Json.is(port, candidate, "name") || Json.is(port, candidate, "containerPort"))
                .findFirst()
                .map(Ports::names)
                .orElse(Set.of());
    }

    private static Set<String> names(JsonObject port) {
        return Set.of(String.valueOf(Json.text(port, "name")), String.valueOf(Json.text(port, "containerPort")));
    }
}
