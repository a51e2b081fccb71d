package dev.countersign.local.stack;

import dev.countersign.local.process.ChildSpec;
import dev.countersign.schemas.register.SchemaRegistration;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Apicurio's schema registry, spoken to through its Confluent interface, its data on disk. */
final class Registry {

    static final String NAME = "schema-registry";

    private static final int HEAP_MB = 320;
    private static final int SCHEMAS_PER_SUBJECT = 100;

    private final LocalFolders folders;
    private final LocalPorts ports;

    Registry(LocalFolders folders, LocalPorts ports) {
        this.folders = folders;
        this.ports = ports;
    }

    /** The Confluent interface. */
    private URI uri() {
        return URI.create("http://127.0.0.1:" + ports.registry() + "/apis/ccompat/v7");
    }

    ChildSpec child() {
        return ChildSpec.java(
                NAME,
                HEAP_MB,
                List.of(
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + ports.registry(),
                        "-Dquarkus.management.host=127.0.0.1",
                        "-Dquarkus.management.port=" + ports.registryManagement(),
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

    int registerSchemas() {
        CachedSchemaRegistryClient client =
                new CachedSchemaRegistryClient(uri().toString(), SCHEMAS_PER_SUBJECT, Map.of());
        return new SchemaRegistration(client).registerAll().size();
    }
}
