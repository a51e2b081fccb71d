package dev.countersign.local.chaos;

import dev.countersign.local.chaos.ClusterPorts.IngressPorts;
import dev.countersign.local.process.ChildSpec;
import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.LocalSecrets;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** One of two ingresses: the service's real jar, configured by environment variables as a deployment would. */
final class IngressNode {

    private static final String ARTIFACT = "webhook-ingress";
    private static final int HEAP_MB = 256;

    private final LocalFolders folders;
    private final LocalSecrets secrets;
    private final IngressPorts ports;
    private final String bootstrapServers;
    private final URI registry;
    private final int index;

    IngressNode(
            LocalFolders folders,
            LocalSecrets secrets,
            IngressPorts ports,
            String bootstrapServers,
            URI registry,
            int index) {
        this.folders = folders;
        this.secrets = secrets;
        this.ports = ports;
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
        this.index = index;
    }

    String name() {
        return "ingress-" + (index + 1);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + ports.http());
    }

    URI readiness() {
        return URI.create("http://127.0.0.1:" + ports.management() + "/actuator/health/readiness");
    }

    ChildSpec spec(String life) {
        return ChildSpec.java(
                life,
                HEAP_MB,
                List.of("-jar", folders.jar(ARTIFACT, ARTIFACT).toString()),
                Map.of(
                        "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                        bootstrapServers,
                        "SPRING_KAFKA_PROPERTIES_SCHEMA_REGISTRY_URL",
                        registry.toString(),
                        "SERVER_PORT",
                        Integer.toString(ports.management()),
                        "SERVER_ADDRESS",
                        "127.0.0.1",
                        "COUNTERSIGN_INGRESS_PORT",
                        Integer.toString(ports.http()),
                        "COUNTERSIGN_INGRESS_ADDRESS",
                        "127.0.0.1",
                        // A few tenants send what thousands would.
                        "COUNTERSIGN_INGRESS_MAX_ENDPOINT_RATE",
                        "1000000",
                        "COUNTERSIGN_INGRESS_MAX_ENDPOINT_BURST",
                        "1000000",
                        "COUNTERSIGN_SECRETS_ENDPOINT_KEYSET",
                        secrets.endpointKeyset().toString()));
    }
}
