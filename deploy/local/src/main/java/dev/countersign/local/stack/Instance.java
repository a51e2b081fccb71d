package dev.countersign.local.stack;

import java.net.URI;

/**
 * A running process of a service; there can be several of one.
 *
 * @param kind which service
 * @param name of the process, also of its log
 * @param port what it serves
 * @param managementPort its health and metrics
 */
public record Instance(ServiceKind kind, String name, int port, int managementPort) {

    /**
     * Where it serves.
     *
     * @return the base URL, without a slash at its end
     */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /**
     * Where its health and metrics are.
     *
     * @return the base URL, without a slash at its end
     */
    public URI management() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    URI readiness() {
        return URI.create(management() + "/actuator/health/readiness");
    }
}
