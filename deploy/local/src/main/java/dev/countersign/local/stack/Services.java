package dev.countersign.local.stack;

import dev.countersign.local.process.ChildSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the two stand-ins and the three services are started: their real jars, configured as a deployment would. */
final class Services {

    static final String SETUP_DATABASE = "countersign_setup";
    static final String SYNC_DATABASE = "countersign_sync";
    static final String INGRESS = "webhook-ingress";
    static final String SETUP = "setup-service";
    static final String SYNC = "contract-sync-service";
    static final String ONEFLOW = "oneflow-sandbox";
    static final String HRM = "hrm-sandbox";

    private static final int SERVICE_HEAP_MB = 256;
    private static final int SANDBOX_HEAP_MB = 128;
    private static final String LOOPBACK = "127.0.0.1";

    private final LocalFolders folders;
    private final LocalPorts ports;
    private final LocalSecrets secrets;
    private final Endpoints endpoints;
    private final Training training = new Training(System.getenv());

    Services(LocalFolders folders, LocalPorts ports, LocalSecrets secrets) {
        this.folders = folders;
        this.ports = ports;
        this.secrets = secrets;
        this.endpoints = Endpoints.of(ports);
    }

    ChildSpec oneflow() {
        return oneflow(SANDBOX_HEAP_MB);
    }

    /** @param heapMb more for one that knows very many contracts */
    ChildSpec oneflow(int heapMb) {
        return jar(
                ONEFLOW,
                heapMb,
                folders.jar("oneflow-sandbox", ONEFLOW),
                Map.of(
                        "ONEFLOW_SANDBOX_PORT",
                        String.valueOf(ports.oneflow()),
                        "ONEFLOW_SANDBOX_SETUP_URL",
                        endpoints.setupUrl().toString(),
                        "ONEFLOW_SANDBOX_DEMO_ACCOUNT",
                        "false"));
    }

    ChildSpec hrm() {
        return jar(
                HRM,
                SANDBOX_HEAP_MB,
                folders.jar("deploy/hrm-sandbox", HRM),
                Map.of(
                        "HRM_SANDBOX_PORT", String.valueOf(ports.hrm()),
                        "HRM_SANDBOX_TOKEN", secrets.hrmToken()));
    }

    /** The instance of a service that the stack starts with. */
    Instance first(ServiceKind kind) {
        return switch (kind) {
            case WEBHOOK_INGRESS -> new Instance(kind, INGRESS, ports.ingress(), ports.ingressManagement());
            case SETUP_SERVICE -> new Instance(kind, SETUP, ports.setup(), ports.setupManagement());
            case CONTRACT_SYNC_SERVICE -> new Instance(kind, SYNC, ports.sync(), ports.syncManagement());
        };
    }

    /**
     * An instance of a service.
     *
     * @param more variables of its environment
     */
    ChildSpec instance(Instance instance, Database database, Map<String, String> more) {
        return switch (instance.kind()) {
            case WEBHOOK_INGRESS -> ingress(instance, more);
            case SETUP_SERVICE -> setup(instance, database, more);
            case CONTRACT_SYNC_SERVICE -> {
                Map<String, String> environment = syncEnvironment(instance, database);
                environment.putAll(more);
                yield jar(instance.name(), SERVICE_HEAP_MB, folders.jar(SYNC, SYNC), environment);
            }
        };
    }

    ChildSpec ingress() {
        return ingress(first(ServiceKind.WEBHOOK_INGRESS), Map.of());
    }

    private ChildSpec ingress(Instance instance, Map<String, String> more) {
        Map<String, String> environment = common(instance.managementPort(), instance.managementPort());
        environment.put("COUNTERSIGN_INGRESS_PORT", String.valueOf(instance.port()));
        environment.put("COUNTERSIGN_INGRESS_ADDRESS", LOOPBACK);
        environment.put(
                "COUNTERSIGN_SECRETS_ENDPOINT_KEYSET", secrets.endpointKeyset().toString());
        environment.remove("MANAGEMENT_SERVER_PORT");
        environment.remove("MANAGEMENT_SERVER_ADDRESS");
        environment.putAll(more);
        return training.instead(IngressProgram.start(instance.name(), SERVICE_HEAP_MB, folders, environment));
    }

    /** @param more variables of its environment */
    ChildSpec setup(Database database, Map<String, String> more) {
        return setup(first(ServiceKind.SETUP_SERVICE), database, more);
    }

    private ChildSpec setup(Instance instance, Database database, Map<String, String> more) {
        Map<String, String> environment = common(instance.port(), instance.managementPort());
        addDatabase(environment, database, SETUP_DATABASE);
        environment.put("COUNTERSIGN_ONEFLOW_BASE_URL", endpoints.oneflowApi().toString());
        environment.put(
                "COUNTERSIGN_SETUP_WEBHOOK_BASE_URL", endpoints.webhooks().toString());
        environment.put("COUNTERSIGN_SETUP_PUBLIC_URL", endpoints.setup().toString());
        environment.put("COUNTERSIGN_SETUP_RETURN_URL", endpoints.oneflow() + "/");
        environment.put("COUNTERSIGN_SETUP_HRM_ALLOWED_INTERNAL_HOSTS", LOOPBACK + ":" + ports.hrm());
        environment.put(
                "COUNTERSIGN_SECRETS_ENDPOINT_KEYSET", secrets.endpointKeyset().toString());
        environment.put(
                "COUNTERSIGN_SECRETS_CREDENTIALS_KEYSET",
                secrets.credentialsKeyset().toString());
        environment.put("COUNTERSIGN_OPERATOR_TOKEN", secrets.operatorToken());
        environment.put("COUNTERSIGN_SYNC_BASE_URL", endpoints.sync().toString());
        environment.put("COUNTERSIGN_SYNC_SERVICE_TOKEN", secrets.serviceToken());
        environment.putAll(more);
        return jar(instance.name(), SERVICE_HEAP_MB, folders.jar(SETUP, SETUP), environment);
    }

    ChildSpec sync(Database database) {
        return instance(first(ServiceKind.CONTRACT_SYNC_SERVICE), database, Map.of());
    }

    /** One that is measured. */
    ChildSpec sync(Database database, MeasuredSync measured) {
        Map<String, String> environment = syncEnvironment(first(ServiceKind.CONTRACT_SYNC_SERVICE), database);
        environment.putAll(measured.environment());
        return ChildSpec.java(
                SYNC,
                measured.options(),
                List.of("-jar", folders.jar(SYNC, SYNC).toString()),
                environment);
    }

    private Map<String, String> syncEnvironment(Instance instance, Database database) {
        Map<String, String> environment = common(instance.port(), instance.managementPort());
        addDatabase(environment, database, SYNC_DATABASE);
        environment.put("COUNTERSIGN_ONEFLOW_BASE_URL", endpoints.oneflowApi().toString());
        environment.put("COUNTERSIGN_HRM_ALLOWED_INTERNAL_HOSTS", LOOPBACK + ":" + ports.hrm());
        environment.put(
                "COUNTERSIGN_SECRETS_CREDENTIALS_KEYSET",
                secrets.credentialsKeyset().toString());
        environment.put("COUNTERSIGN_OPERATOR_TOKEN", secrets.operatorToken());
        environment.put("COUNTERSIGN_INTERNAL_SERVICE_TOKEN", secrets.serviceToken());
        return environment;
    }

    private Map<String, String> common(int serverPort, int managementPort) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", LOOPBACK + ":" + ports.broker());
        environment.put(
                "SPRING_KAFKA_PROPERTIES_SCHEMA_REGISTRY_URL",
                endpoints.registry().toString());
        environment.put("SERVER_PORT", String.valueOf(serverPort));
        environment.put("SERVER_ADDRESS", LOOPBACK);
        environment.put("MANAGEMENT_SERVER_PORT", String.valueOf(managementPort));
        environment.put("MANAGEMENT_SERVER_ADDRESS", LOOPBACK);
        return environment;
    }

    private void addDatabase(Map<String, String> environment, Database database, String name) {
        environment.put("SPRING_DATASOURCE_URL", database.jdbcUrl(name));
        environment.put("SPRING_DATASOURCE_USERNAME", "postgres");
        environment.put("SPRING_DATASOURCE_PASSWORD", "postgres");
    }

    private ChildSpec jar(String name, int heapMb, Path jar, Map<String, String> environment) {
        return training.instead(ChildSpec.java(name, heapMb, List.of("-jar", jar.toString()), environment));
    }
}
