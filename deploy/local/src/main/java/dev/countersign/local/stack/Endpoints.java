package dev.countersign.local.stack;

import java.net.URI;

/**
 * Where the parts of a running stack are found. None ends with a slash.
 *
 * @param oneflow the Oneflow stand-in: its page, and below it {@code /control} and {@code /v1}
 * @param hrm the HRM stand-in: its page, and below it {@code /control} and {@code /scim/v2}
 * @param ingress the webhook ingress
 * @param ingressManagement its health and metrics
 * @param setup the setup service
 * @param setupManagement its health and metrics
 * @param sync the contract sync service
 * @param syncManagement its health and metrics
 * @param registry the schema registry's Confluent interface
 * @param bootstrapServers the Kafka broker, host:port
 */
public record Endpoints(
        URI oneflow,
        URI hrm,
        URI ingress,
        URI ingressManagement,
        URI setup,
        URI setupManagement,
        URI sync,
        URI syncManagement,
        URI registry,
        String bootstrapServers) {

    static Endpoints of(LocalPorts ports) {
        return new Endpoints(
                http(ports.oneflow()),
                http(ports.hrm()),
                http(ports.ingress()),
                http(ports.ingressManagement()),
                http(ports.setup()),
                http(ports.setupManagement()),
                http(ports.sync()),
                http(ports.syncManagement()),
                URI.create(http(ports.registry()) + "/apis/ccompat/v7"),
                "127.0.0.1:" + ports.broker());
    }

    /**
     * Oneflow's API.
     *
     * @return the base URL
     */
    public URI oneflowApi() {
        return URI.create(oneflow + "/v1");
    }

    /**
     * The HRM's SCIM server.
     *
     * @return the base URL
     */
    public URI scim() {
        return URI.create(hrm + "/scim/v2");
    }

    /**
     * Where Oneflow sends webhooks; an endpoint's id follows after a slash.
     *
     * @return the base URL
     */
    public URI webhooks() {
        return URI.create(ingress + "/api/webhooks/oneflow/events");
    }

    /**
     * Where Oneflow sends the admin who enables the extension.
     *
     * @return the Setup URL
     */
    public URI setupUrl() {
        return URI.create(setup + "/api/integrations/oneflow/setup");
    }

    private static URI http(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
