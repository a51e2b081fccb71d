package dev.countersign.local.stack;

import dev.countersign.local.process.ChildProcess;
import dev.countersign.local.process.ChildSpec;
import dev.countersign.schemas.access.AccessCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the jar that creates topics and registers schemas; its settings are in a file, its secrets in a folder. */
final class DeploymentTool {

    private static final int HEAP_MB = 96;

    private final LocalFolders folders;
    private final Certificates certificates;
    private final Map<String, String> secrets;

    DeploymentTool(LocalFolders folders, Certificates certificates, RegistryAccess registry, Passwords passwords) {
        this.folders = folders;
        this.certificates = certificates;
        String name = AccessCatalogue.SCHEMAS_TOOL.name();
        this.secrets = new HashMap<>(registry.client());
        secrets.put("sasl.jaas.config", SecuredKafka.login(name, passwords.of(name)));
    }

    /** Runs a step and waits for its end. */
    void run(String step, String... arguments) throws IOException {
        Path mounted = Files.createDirectories(folders.secrets().resolve("tool-" + step));
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            Files.writeString(mounted.resolve(secret.getKey()), secret.getValue());
        }
        Path settings = certificates.file("tool-" + step + ".properties", """
                security.protocol=SASL_SSL
                sasl.mechanism=SCRAM-SHA-512
                ssl.truststore.type=PEM
                ssl.truststore.location=%s
                """.formatted(certificates.authorityFile()));
        List<String> command = new ArrayList<>(List.of(
                "-jar",
                folders.repository()
                        .resolve("schemas/target/schemas-0.1.0-SNAPSHOT-tool.jar")
                        .toString(),
                step,
                "--properties",
                settings.toString(),
                "--properties",
                mounted.toString()));
        command.addAll(List.of(arguments));
        ChildProcess tool = ChildProcess.start(
                ChildSpec.java("tool-" + step, HEAP_MB, command, Map.of()), folders.logs(), folders.pidFiles());
        int exitCode = tool.exit().join();
        tool.stop();
        if (exitCode != 0) {
            throw new StartFailedException(
                    "The tool's step " + step + " ended with " + exitCode + ": " + Files.readString(tool.log()));
        }
    }
}
