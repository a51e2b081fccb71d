package dev.countersign.sync;

import static org.awaitility.Awaitility.await;

import dev.countersign.schemas.register.SchemaRegistration;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** The service as a process of its own, which can be killed. */
public final class SyncProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String READY = "READY";

    private final Process process;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private SyncProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    /** What the process runs. */
    public static void main(String[] arguments) {
        registerSchemas();
        ContractSyncApplication.main(arguments);
        System.out.println(READY);
    }

    /** In the same order in every process, so that all give the same ids. */
    static void registerSchemas() {
        String scope = World.REGISTRY.substring(World.REGISTRY.lastIndexOf('/') + 1);
        new SchemaRegistration(MockSchemaRegistry.getClientForScope(scope, List.of(new AvroSchemaProvider())))
                .registerAll();
    }

    static SyncProcess start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SyncProcess.class.getName()));
        command.addAll(List.of(arguments));
        try {
            return new SyncProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SyncProcess awaitReady() {
        try {
            await().atMost(PATIENCE)
                    .failFast("The process ended", () -> !process.isAlive())
                    .until(() -> lines.contains(READY));
            return this;
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            throw new AssertionError("The service did not start:\n" + String.join("\n", lines), e);
        }
    }

    /** SIGKILL: nothing is flushed, closed or given back. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Lets it leave as a deployment would, so that nobody waits for it. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add(e.toString());
        }
    }
}
