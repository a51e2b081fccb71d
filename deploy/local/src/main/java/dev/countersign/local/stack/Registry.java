package dev.countersign.local.stack;

import dev.countersign.local.process.ChildSpec;
import dev.countersign.schemas.register.SchemaRegistration;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Apicurio's schema registry, spoken to through its Confluent interface, its data on disk. */
public final class Registry {

    /** Its name among the processes. */
    public static final String NAME = "schema-registry";

    private static final int HEAP_MB = 320;
    private static final int SCHEMAS_PER_SUBJECT = 100;

    private final LocalFolders folders;
    private final int port;
    private final int managementPort;

    /**
     * A registry that listens on loopback.
     *
     * @param folders where its program and its data are
     * @param port the interface for everybody
     * @param managementPort its health and metrics
     */
    public Registry(LocalFolders folders, int port, int managementPort) {
        this.folders = folders;
        this.port = port;
        this.managementPort = managementPort;
    }

    /**
     * The Confluent interface.
     *
     * @return its base URL
     */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7");
    }

    /**
     * How to start it.
     *
     * @return the child to start
     */
    public ChildSpec child() {
        return ChildSpec.java(
                NAME,
                HEAP_MB,
                List.of(
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.management.host=127.0.0.1",
                        "-Dquarkus.management.port=" + managementPort,
                        "-Dquarkus.log.level=WARN",
                        "-Dapicurio.rules.global.compatibility=BACKWARD",
                        "-Dapicurio.storage.kind=sql",
                        "-Dapicurio.storage.sql.kind=h2",
                        "-Dapicurio.datasource.url=jdbc:h2:file:"
                                + folders.data().resolve("registry").resolve("h2"),
                        "-Dapicurio.datasource.jdbc.initial-size=2",
                        "-Dapicurio.datasource.jdbc.min-size=2",
                        "-jar",
                        folders.registryProgram().toString()),
                Map.of());
    }

    /**
     * Registers all schemas, as a deployment does it.
     *
     * @return how many
     */
    public int registerSchemas() {
        CachedSchemaRegistryClient client =
                new CachedSchemaRegistryClient(uri().toString(), SCHEMAS_PER_SUBJECT, Map.of());
        return new SchemaRegistration(client).registerAll().size();
    }
}
