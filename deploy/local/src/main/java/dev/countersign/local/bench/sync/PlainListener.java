package dev.countersign.local.bench.sync;

import dev.countersign.local.process.ChildProcess;
import dev.countersign.local.process.ChildSpec;
import dev.countersign.local.process.LogTail;
import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.StartFailedException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The running plain listener, with a topic of its own. */
final class PlainListener implements AutoCloseable {

    static final String TOPIC = "bench.plain-listener";
    private static final String BASELINES = "deploy/baselines";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final List<String> OPTIONS = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dlogback.configurationFile=dev/countersign/baselines/floor/logback.xml");

    private final SyncStage stage;
    private final ChildProcess child;

    private PlainListener(SyncStage stage, ChildProcess child) {
        this.stage = stage;
        this.child = child;
    }

    static PlainListener start(SyncStage stage) throws InterruptedException {
        stage.records().createTopic(TOPIC);
        LocalFolders folders = stage.folders();
        Path libraries = folders.repository().resolve(BASELINES).resolve("target/lib");
        ChildSpec spec = ChildSpec.java(
                "plain-listener",
                OPTIONS,
                List.of(
                        "-cp",
                        folders.jar(BASELINES, "baselines") + File.pathSeparator + libraries + "/*",
                        "dev.countersign.baselines.sequential.SequentialMain"),
                Map.of(
                        "BASELINE_BOOTSTRAP_SERVERS", stage.stack().endpoints().bootstrapServers(),
                        "BASELINE_REGISTRY",
                                stage.stack().endpoints().registry().toString(),
                        "BASELINE_ONEFLOW",
                                stage.stack().endpoints().oneflowApi().toString(),
                        "BASELINE_TOPIC", TOPIC,
                        "BASELINE_CUSTOMERS", customers(stage).toString()));
        ChildProcess child = ChildProcess.start(spec, folders.logs(), folders.pidFiles());
        PlainListener listener = new PlainListener(stage, child);
        while (!LogTail.of(child.log(), 1).contains("listening")) {
            listener.requireAlive();
            Thread.sleep(BETWEEN_LOOKS);
        }
        return listener;
    }

    private static Path customers(SyncStage stage) {
        Path file = stage.folders().secrets().resolve("customers.csv");
        List<String> lines = stage.accounts().stream()
                .map(account -> account.id() + "," + account.token() + ","
                        + stage.hrms().uri(SyncStage.PLAIN + account.index()) + "," + stage.hrmToken())
                .toList();
        try {
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("The customers can't be written to " + file, e);
        }
    }

    void publish(List<BenchContract> contracts) {
        contracts.forEach(contract -> stage.records()
                .event(TOPIC, 0, contract, "contract:sign", UUID.randomUUID().toString()));
        stage.records().flush();
    }

    void requireAlive() {
        if (!child.isAlive()) {
            throw new StartFailedException("The plain listener has ended. Read " + child.log() + "; it ends with:\n  "
                    + String.join("\n  ", LogTail.of(child.log(), 10)));
        }
    }

    @Override
    public void close() {
        child.stop();
    }
}
