package dev.countersign.local.e2e;

import dev.countersign.local.process.Ports;
import dev.countersign.local.stack.Endpoints;
import dev.countersign.local.story.JsonHttp;
import dev.countersign.local.story.StoryFailedException;
import dev.countersign.local.story.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A Prometheus that scrapes the shared stack and evaluates our rules. */
final class PrometheusServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final PlainMetrics metrics;
    private final URI api;
    private final JsonHttp http = JsonHttp.open();

    private PrometheusServer(Process process, PlainMetrics metrics, URI api) {
        this.process = process;
        this.metrics = metrics;
        this.api = api;
    }

    /** @param folder is made, for its configuration, data and log */
    static PrometheusServer start(Path folder, Path rules, Endpoints endpoints) throws IOException {
        Files.createDirectories(folder);
        PlainMetrics metrics = PlainMetrics.start();
        metrics.relay("webhook-ingress", endpoints.ingressManagement());
        metrics.relay("setup-service", endpoints.setupManagement());
        metrics.relay("contract-sync-service", endpoints.syncManagement());
        Path configuration = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 2s}
                rule_files: ['%1$s/*.yaml']
                scrape_configs:
                  - {job_name: webhook-ingress, metrics_path: /webhook-ingress, static_configs: [{targets: ['%2$s']}]}
                  - {job_name: setup-service, metrics_path: /setup-service, static_configs: [{targets: ['%2$s']}]}
                  - {job_name: contract-sync-service, metrics_path: /contract-sync-service, static_configs: [{targets: ['%2$s']}]}
                """.formatted(
                        rules.toAbsolutePath().normalize(), metrics.address()));
        try (Ports ports = new Ports()) {
            int port = ports.free(0);
            ports.release(port);
            Process process = new ProcessBuilder(
                            "prometheus",
                            "--config.file=" + configuration,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            return new PrometheusServer(process, metrics, URI.create("http://127.0.0.1:" + port + "/api/v1/"));
        }
    }

    /** Waits until each service was scraped so many times. */
    void awaitScrapes(int times) {
        Boolean _ = Waiting.until(
                times + " scrapes of each service",
                PATIENCE,
                () -> scraped(times) ? Optional.of(true) : Optional.empty());
    }

    private boolean scraped(int times) {
        if (!process.isAlive()) {
            throw new IllegalStateException("Prometheus has ended; its log is in target/monitoring");
        }
        try {
            return query("sum_over_time(up[5m]) >= " + times).size() == 3;
        } catch (UncheckedIOException | StoryFailedException _) {
            // It is still coming up.
            return false;
        }
    }

    /** How often the services were scraped so far. */
    int scrapes() {
        return query("max(sum_over_time(up[5m]))").get(0).at("/value/1").asInt();
    }

    /** The series that an expression gives now. */
    JsonNode query(String expression) {
        return http.get(api.resolve("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)))
                .at("/data/result");
    }

    /** All rules as Prometheus sees them. */
    JsonNode ruleGroups() {
        return http.get(api.resolve("rules")).at("/data/groups");
    }

    @Override
    public void close() {
        process.destroy();
        metrics.close();
        try {
            boolean _ = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
