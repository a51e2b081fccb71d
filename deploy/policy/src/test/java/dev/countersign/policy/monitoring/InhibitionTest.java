package dev.countersign.policy.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.countersign.policy.tool.Folders;
import dev.countersign.policy.tool.Tools;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whoever is woken hears of the cause, and not of everything that follows from it. Asked of a real Alertmanager. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InhibitionTest {

    private static final String PROGRAM = "prometheus-alertmanager";
    private static final int PATIENCE_SECONDS = 30;
    private static final Gson GSON = new Gson();

    private final HttpClient http = HttpClient.newHttpClient();
    private Process alertmanager;
    private URI api;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        Tools.require("inhibitions of Alertmanager", "Debian's " + PROGRAM, PROGRAM, "--version");
        int port = freePort();
        Path data = Files.createTempDirectory(Files.createDirectories(Folders.TARGET), "alertmanager");
        api = URI.create("http://127.0.0.1:" + port + "/api/v2/alerts");
        alertmanager = new ProcessBuilder(
                        PROGRAM,
                        "--config.file=" + MonitoringFiles.ALERTMANAGER.resolve("alertmanager.yaml"),
                        "--storage.path=" + data,
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile())
                .start();
        awaitAnswer(data.resolve("log"));
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (alertmanager != null) {
            alertmanager.destroy();
            boolean _ = alertmanager.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_service_that_is_down_silences_its_own_symptoms_only() throws IOException, InterruptedException {
        // Given
        fire("ServiceDown", "service", "webhook-ingress");
        fire("WebhooksNotAccepted", "service", "webhook-ingress");
        fire("ContractsParked", "service", "contract-sync-service");

        // When
        List<String> silenced = silenced();

        // Then
        assertThat(silenced)
                .contains("WebhooksNotAccepted of webhook-ingress")
                .doesNotContain("ServiceDown of webhook-ingress", "ContractsParked of contract-sync-service");
    }

    @Test
    void the_fast_burn_silences_the_slow_one() throws IOException, InterruptedException {
        // Given
        fire("FreshnessBudgetFastBurn", "service", "contract-sync-service");
        fire("FreshnessBudgetSlowBurn", "service", "contract-sync-service");

        // When
        List<String> silenced = silenced();

        // Then
        assertThat(silenced)
                .contains("FreshnessBudgetSlowBurn of contract-sync-service")
                .doesNotContain("FreshnessBudgetFastBurn of contract-sync-service");
    }

    @Test
    void while_oneflow_is_away_nobody_is_woken_by_the_budget_of_late_contracts()
            throws IOException, InterruptedException {
        // Given, and not of the service whose fast burn another test needs loud
        fire("OneflowCallsFailing", "service", "sync-without-oneflow");
        fire("FreshnessBudgetFastBurn", "service", "sync-without-oneflow");

        // When
        List<String> silenced = silenced();

        // Then
        assertThat(silenced)
                .contains("FreshnessBudgetFastBurn of sync-without-oneflow")
                .doesNotContain("OneflowCallsFailing of sync-without-oneflow");
    }

    @Test
    void an_instance_that_does_not_answer_silences_itself_and_no_other_instance()
            throws IOException, InterruptedException {
        // Given
        fire("ServiceInstanceDown", "service", "setup-service", "instance", "a");
        fire("ServiceNotReady", "service", "setup-service", "instance", "a");
        fire("ServiceRestarting", "service", "setup-service", "instance", "b");

        // When
        List<String> silenced = silenced();

        // Then
        assertThat(silenced)
                .contains("ServiceNotReady of setup-service")
                .doesNotContain("ServiceRestarting of setup-service");
    }

    private void fire(String alert, String... labels) throws IOException, InterruptedException {
        JsonObject named = new JsonObject();
        named.addProperty("alertname", alert);
        for (int i = 0; i < labels.length; i += 2) {
            named.addProperty(labels[i], labels[i + 1]);
        }
        HttpRequest request = HttpRequest.newBuilder(api)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(GSON.toJson(List.of(Map.of("labels", named)))))
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    private List<String> silenced() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api).build();
        String body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return StreamSupport.stream(
                        Objects.requireNonNull(GSON.fromJson(body, JsonArray.class))
                                .spliterator(),
                        false)
                .map(JsonElement::getAsJsonObject)
                .filter(alert -> !alert.getAsJsonObject("status")
                        .getAsJsonArray("inhibitedBy")
                        .isEmpty())
                .map(alert -> alert.getAsJsonObject("labels"))
                .map(labels -> labels.get("alertname").getAsString() + " of "
                        + labels.get("service").getAsString())
                .toList();
    }

    private void awaitAnswer(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && alertmanager.isAlive()) {
            try {
                http.send(HttpRequest.newBuilder(api).build(), HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException _) {
                boolean _ = alertmanager.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }
        throw new IllegalStateException("Alertmanager does not answer:\n" + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
