package dev.countersign.ingress;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.countersign.events.WebhookEndpoint;
import dev.countersign.schemas.topic.TopicNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.slf4j.LoggerFactory;

/**
 * Makes what the build hands out: the unpacked jar, the options of the JVM, and a cache of loaded classes and method
 * profiles (JEP 483, 514, 515) from a run of that jar in which real webhooks went through. What the tests need is enough
 * for it. Without the cache everything works, and starts later, so no failure here is one of the build.
 */
final class AotTraining {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final int WEBHOOKS = 3000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path jar;
    private final Path options;
    private final Path app;
    private final Path cache;

    private AotTraining(Path target, String name) {
        this.jar = target.resolve(name + ".jar");
        this.options = target.resolveSibling("src/main/jvm/jvm.options");
        this.app = target.resolve("app");
        this.cache = app.resolve("webhook-ingress.aot");
    }

    /** Arguments: the build folder, and the name of the jar in it without its ending. */
    public static void main(String[] arguments) {
        // The broker has much to tell.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        try {
            String result = new AotTraining(Path.of(arguments[0]), arguments[1]).run();
            System.out.println("AOT cache: " + result);
        } catch (IOException | RuntimeException e) {
            System.out.println("SKIPPED: AOT cache, the ingress will start more slowly. Reason: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String run() throws IOException, InterruptedException {
        Path trained = app.resolve("trained-with.sha256");
        String ingredients = digest(jar) + " " + digest(options);
        if (Files.exists(cache)
                && Files.exists(trained)
                && Files.readString(trained).equals(ingredients)) {
            return "nothing has changed since it was made";
        }
        Files.deleteIfExists(trained);
        Files.deleteIfExists(cache);
        extract();
        Files.copy(options, app.resolve("jvm.options"), StandardCopyOption.REPLACE_EXISTING);
        train();
        if (!Files.exists(cache)) {
            throw new IllegalStateException("Java wrote no cache, see " + log());
        }
        Files.writeString(trained, ingredients);
        return cache + ", " + Files.size(cache) / (1024 * 1024) + " MB";
    }

    private static String digest(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    private void extract() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        JAVA,
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        app.toString())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        await(process, "unpacking " + jar);
    }

    private void train() throws IOException, InterruptedException {
        try (var broker = new TestBroker();
                var registry = new StubRegistry()) {
            var endpoints = new TestEndpoints(Files.createTempDirectory("aot-training"));
            broker.write(
                    TopicNames.WEBHOOK_ENDPOINTS, "known", encode(endpoints.endpoint("known", 77, RunningIngress.KEY)));
            int port = freePort();
            int managementPort = freePort();
            var builder = new ProcessBuilder(
                            JAVA,
                            "@" + app.resolve("jvm.options"),
                            "-XX:AOTCacheOutput=" + cache,
                            "-jar",
                            app.resolve(jar.getFileName()).toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile());
            builder.environment()
                    .putAll(Map.of(
                            "SPRING_KAFKA_BOOTSTRAP_SERVERS", broker.addresses(),
                            "SPRING_KAFKA_PROPERTIES_SCHEMA_REGISTRY_URL", registry.url(),
                            "COUNTERSIGN_SECRETS_ENDPOINT_KEYSET",
                                    endpoints.keyset().toString(),
                            "COUNTERSIGN_INGRESS_ADDRESS", "127.0.0.1",
                            "COUNTERSIGN_INGRESS_PORT", Integer.toString(port),
                            "SERVER_ADDRESS", "127.0.0.1",
                            "SERVER_PORT", Integer.toString(managementPort)));
            Process ingress = builder.start();
            try {
                exercise(ingress, port, managementPort);
                ingress.destroy();
                await(ingress, "the end of the training run");
            } finally {
                var _ = ingress.destroyForcibly();
            }
        }
    }

    private void exercise(Process ingress, int port, int managementPort) throws IOException, InterruptedException {
        var actuator = URI.create("http://127.0.0.1:" + managementPort + "/actuator/");
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!isReady(http, actuator)) {
                if (!ingress.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("The training run did not become ready, see " + log());
                }
                Thread.sleep(100);
            }
            var webhooks = URI.create("http://127.0.0.1:" + port + "/api/webhooks/oneflow/events/known");
            List<String> bodies = new ArrayList<>();
            for (int i = 0; i < WEBHOOKS; i++) {
                // Some are refused, so that this way is known, too.
                String key = i % 100 == 99 ? "wrong" : RunningIngress.KEY;
                bodies.add(Calls.call("training-" + i, key, 100 + i, "contract:publish", "contract:sign"));
            }
            for (String body : bodies) {
                http.send(
                        HttpRequest.newBuilder(webhooks)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding());
            }
            http.send(HttpRequest.newBuilder(actuator.resolve("prometheus")).build(), BodyHandlers.discarding());
        }
    }

    private static boolean isReady(HttpClient http, URI actuator) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(actuator.resolve("health/readiness"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /** In the format of Confluent's serializers, with the id by which the stub registry knows the schema. */
    private static byte[] encode(WebhookEndpoint endpoint) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(5)
                .put((byte) 0)
                .putInt(StubRegistry.idOf(TopicNames.WEBHOOK_ENDPOINTS))
                .array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new SpecificDatumWriter<>(WebhookEndpoint.class).write(endpoint, encoder);
        return bytes.toByteArray();
    }

    private void await(Process process, String what) throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            var _ = process.destroyForcibly();
            throw new IllegalStateException(what + " took longer than " + PATIENCE + ", see " + log());
        }
    }

    private Path log() {
        return app.resolveSibling("aot-training.log");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
