package dev.countersign.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.stack.Endpoints;
import dev.countersign.local.story.Oneflow;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Strangers can subscribe: the examples for Node.js, Python and Java decode what the running system publishes. */
final class SubscribersIT {

    private static final Path EXAMPLES = Path.of("..", "..", "examples");
    private static final String PYTHON = "/usr/bin/python3";
    private static final JsonMapper MAPPER = new JsonMapper();

    private static long account;
    private static long contract;

    @BeforeAll
    static void somethingHappens() {
        Oneflow oneflow = SharedStack.oneflow();
        SharedStack.Customer customer = SharedStack.onboard("Subscribed AB", "automatic-get");
        account = customer.account();
        long template = oneflow.createTemplate(account, "Employment agreement", customer.templateGroup());
        contract = oneflow.createContract(
                account,
                template,
                new dev.countersign.local.story.DemoEmployee(
                        "Sven Subscriber", "sven@example.com", "1970-02-03", "Gatan 5, Visby", "Maja Manager"));
        oneflow.act(contract, "publish");
        SharedStack.awaitContractEvent(contract, "contract:publish");
    }

    @Test
    void a_node_program_decodes_contract_events_and_accounts() throws IOException, InterruptedException {
        // Given
        Tools.require("subscriber in Node.js", "node and npm", "npm", "--version");
        Path folder = copy(EXAMPLES.resolve("node"), Path.of("target", "examples-node"));
        Tools.run(folder, Map.of(), "npm", "ci", "--no-progress", "--loglevel=error");

        // When
        List<String> lines = Tools.run(folder, environment(), "node", "subscribe.mjs", "--to-end");

        // Then
        assertDecoded(lines);
    }

    @Test
    void a_python_program_decodes_contract_events_and_accounts() throws IOException, InterruptedException {
        // Given
        Tools.require(
                "subscriber in Python",
                "python3 with confluent_kafka and avro (python3-confluent-kafka, python3-avro)",
                PYTHON,
                "-c",
                "import confluent_kafka, avro");

        // When
        List<String> lines = Tools.run(EXAMPLES.resolve("python"), environment(), PYTHON, "subscribe.py", "--to-end");

        // Then
        assertDecoded(lines);
    }

    @Test
    @Timeout(60)
    void a_java_program_decodes_contract_events_and_accounts() throws IOException {
        // Given
        List<String> awaited = new ArrayList<>(List.of(
                "account " + account + " (Subscribed AB) is PROVISIONED",
                "account " + account + ", contract " + contract + ": contract:publish"));
        String classes = EXAMPLES.resolve("java").resolve("target").resolve("*")
                + File.pathSeparator
                + Path.of("target", "lib", "*");
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes,
                        "dev.countersign.examples.Subscriber")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        program.environment().putAll(environment());

        // When
        Process running = program.start();

        // Then: it goes on until it is stopped; the time-out is for a program that never says it
        try (BufferedReader output = running.inputReader()) {
            while (!awaited.isEmpty()) {
                String line = output.readLine();
                assertThat(line)
                        .as("a line, while these are missing: %s", awaited)
                        .isNotNull();
                awaited.remove(line);
            }
        } finally {
            running.destroyForcibly();
        }
    }

    private static void assertDecoded(List<String> lines) {
        List<JsonNode> records = lines.stream().map(MAPPER::readTree).toList();
        assertThat(records).anySatisfy(record -> {
            assertThat(record.path("topic").asString()).isEqualTo("countersign.account-provisioned");
            assertThat(record.path("key").asString()).isEqualTo(String.valueOf(account));
            assertThat(record.at("/value/accountName").asString()).isEqualTo("Subscribed AB");
            assertThat(record.at("/value/state").asString()).isEqualTo("PROVISIONED");
            assertThat(record.at("/headers/ce_type").asString()).isEqualTo("dev.countersign.account-provisioned");
        });
        assertThat(records).anySatisfy(record -> {
            assertThat(record.path("topic").asString()).isEqualTo("countersign.contract-events");
            assertThat(record.path("key").asString()).isEqualTo(account + ":" + contract);
            assertThat(record.at("/value/eventType").asString()).isEqualTo("contract:publish");
            assertThat(record.at("/headers/ce_specversion").asString()).isEqualTo("1.0");
        });
    }

    private static Map<String, String> environment() {
        Endpoints endpoints = SharedStack.endpoints();
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", endpoints.bootstrapServers(),
                "SCHEMA_REGISTRY_URL", endpoints.registry().toString());
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            files.filter(Files::isRegularFile).forEach(file -> copyInto(file, to));
        }
        return to;
    }

    private static void copyInto(Path file, Path folder) {
        try {
            Files.copy(file, folder.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
