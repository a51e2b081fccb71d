package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.DeadLetter;
import dev.countersign.schemas.topic.TopicNames;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;

/**
 * Plants a sign key, signatures and bodies, lets every kind of call happen, and searches for them wherever an ingress
 * says something.
 */
@ExtendWith(RunningIngress.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
final class SecretsIT {

    private static final String KEY = "planted-sign-key-3f1c";
    private static final String BODY_MARK = "planted-in-the-body";
    private static final String ENDPOINT = "secrets";
    private static final String ACCEPTED = "secrets-accepted";

    private final RunningIngress running;
    private final CapturedLogs logs = new CapturedLogs();

    private TestIngress ingress;
    private List<HttpResponse<String>> answers;

    SecretsIT(RunningIngress running) {
        this.running = running;
    }

    @BeforeAll
    void letEverythingHappen() {
        running.publish(running.endpoints()
                .endpoint(
                        ENDPOINT,
                        90,
                        running.endpoints().key(ENDPOINT, "secrets-1", KEY),
                        running.endpoints().key("another-endpoint", "secrets-2", KEY + "-2")));
        running.broker().write(TopicNames.WEBHOOK_ENDPOINTS, "secrets-garbage", new byte[] {9, 9, 9});
        logs.attach();
        ingress = TestIngress.start(
                running.broker().addresses(),
                running.registry().url(),
                running.endpoints(),
                "--logging.level.root=warn");
        // The start configures the logging anew.
        logs.attach();
        await().atMost(Duration.ofSeconds(15)).until(ingress::isReady);
        String accepted = Calls.call(ACCEPTED, KEY, 120, "contract:sign");
        String marked = accepted.replace("\"contract\":", "\"" + BODY_MARK + "\":\"" + BODY_MARK + "\",\"contract\":");
        String damaged = marked.replace("\"id\":120", "\"id\":\"" + BODY_MARK + "\"");
        answers = List.of(
                ingress.deliver(ENDPOINT, marked),
                ingress.deliver(ENDPOINT, marked),
                ingress.deliver(ENDPOINT, marked.replace("contract:sign", "contract:decline")),
                ingress.deliver(ENDPOINT, damaged),
                ingress.deliver(ENDPOINT, marked.replace(ACCEPTED, "secrets-forged")),
                ingress.deliver(ENDPOINT, marked.substring(0, marked.length() - 5)),
                ingress.deliver("nowhere", marked),
                ingress.send(ingress.request(ENDPOINT + "?" + BODY_MARK)
                        .header("Authorization", BODY_MARK)
                        .setHeader("Content-Type", BODY_MARK + "/x")
                        .POST(HttpRequest.BodyPublishers.ofString(marked))
                        .build()));
    }

    @AfterAll
    void stop() {
        ingress.close();
        logs.close();
    }

    @Test
    void answers_repeat_neither_key_nor_signature_nor_body() {
        // When
        String said = answers.stream()
                .map(answer -> answer.statusCode() + " " + answer.headers().map() + " " + answer.body())
                .collect(Collectors.joining("\n"));
        // Then
        assertThat(answers).extracting(HttpResponse::statusCode).contains(200, 401, 404, 415);
        assertHarmless(said);
    }

    @Test
    void logs_hold_neither_key_nor_signature_nor_body() {
        // When
        String said = logs.text();
        // Then
        assertThat(said).contains("DEBUG").contains("secrets-2").contains("Webhook bad_signature");
        assertHarmless(said);
    }

    @Test
    void metrics_and_health_hold_neither_key_nor_signature_nor_body() {
        // When
        String said = ingress.actuator("prometheus").body()
                + ingress.actuator("health").body();
        // Then
        assertThat(said).contains("outcome=\"accepted\"", "UP");
        assertHarmless(said);
    }

    @Test
    void records_hold_neither_key_nor_signature_nor_body() {
        // When
        List<ConsumerRecord<String, byte[]>> records = running.recordsOf(ACCEPTED, 1);
        String said = records.stream()
                .map(record -> record.key() + " " + headers(record) + " " + running.decode(record))
                .collect(Collectors.joining("\n"));
        // Then
        assertThat(said).contains(ACCEPTED, "ce_id");
        assertHarmless(said);
    }

    /** The value of such a record is the body; nothing else of it may be. */
    @Test
    void what_is_said_about_a_quarantined_call_holds_neither_key_nor_signature_nor_body() {
        // When
        List<ConsumerRecord<String, byte[]>> records = running.broker().readAll(TopicNames.WEBHOOK_QUARANTINE).stream()
                .filter(record -> record.key().equals(ENDPOINT))
                .toList();
        // Then
        assertThat(records).singleElement().satisfies(record -> {
            var letter = (DeadLetter) running.registry().decode(TopicNames.WEBHOOK_QUARANTINE, record.value());
            assertThat(letter.getReason()).isEqualTo("unusable-contract");
            assertHarmless(headers(record) + letter.getReason() + letter.getDetail() + letter.getService());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "auditevents",
                "beans",
                "caches",
                "conditions",
                "configprops",
                "env",
                "env/spring.kafka.bootstrap-servers",
                "flyway",
                "heapdump",
                "httpexchanges",
                "info",
                "logfile",
                "loggers",
                "loggers/ROOT",
                "mappings",
                "metrics",
                "quartz",
                "restart",
                "refresh",
                "sbom",
                "scheduledtasks",
                "shutdown",
                "startup",
                "threaddump",
                "../env",
                "%65nv",
                "env;x=y",
                "//env",
                "prometheus/../env"
            })
    void the_management_port_shows_nothing_but_health_and_metrics(String endpoint) {
        // When
        HttpResponse<String> answer = ingress.actuator(endpoint);
        // Then
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("localhost:", "127.0.0.1:", ".json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void nothing_can_be_changed_on_the_management_port(String method) {
        // Given
        URI health = URI.create("http://127.0.0.1:" + managementPort() + "/actuator/health");
        // When
        HttpResponse<String> answer = ingress.send(HttpRequest.newBuilder(health)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
        // Then
        assertThat(answer.statusCode()).isEqualTo(405);
    }

    @Test
    void webhooks_are_not_received_on_the_management_port() {
        // Given
        URI webhooks = URI.create("http://127.0.0.1:" + managementPort() + "/api/webhooks/oneflow/events/" + ENDPOINT);
        String body = Calls.call("wrong-port", KEY, 121, "contract:sign");
        // When
        HttpResponse<String> answer = ingress.send(HttpRequest.newBuilder(webhooks)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertHarmless(answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator", "/actuator/health", "/actuator/prometheus", "/actuator/env", "/health", "/error"})
    void nothing_of_the_management_port_is_on_the_webhooks_port(String path) {
        // When
        HttpResponse<String> answer =
                ingress.send(HttpRequest.newBuilder(ingress.uri(path)).build());
        // Then
        Problems.assertProblem(answer, 404);
    }

    /** The key in clear, the keyset, what signs, and what was sent. */
    private void assertHarmless(String said) {
        assertThat(said)
                .doesNotContain(KEY, BODY_MARK)
                .doesNotContain(Calls.signature(ACCEPTED, KEY))
                .doesNotContain(keysetSecret());
    }

    private String keysetSecret() {
        try {
            String keyset = Files.readString(running.endpoints().keyset());
            int value = keyset.indexOf("\"value\"");
            return keyset.substring(keyset.indexOf('"', value + 8) + 1).split("\"", 2)[0];
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String managementPort() {
        return String.valueOf(ingress.bean(Environment.class).getProperty("local.server.port"));
    }

    private static String headers(ConsumerRecord<String, byte[]> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(" "));
    }
}
