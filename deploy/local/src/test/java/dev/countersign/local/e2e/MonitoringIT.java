package dev.countersign.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.local.story.DemoEmployee;
import dev.countersign.local.story.Hrm;
import dev.countersign.local.story.Oneflow;
import dev.countersign.local.story.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rules and dashboards ask for what the running services really export: a Prometheus scrapes them and answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MonitoringIT {

    private static final Path MONITORING = Path.of("..", "monitoring");
    private static final int SCRAPES_FOR_A_RATE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Exported only by services that have an SSL bundle, which the local stack has not. */
    private static final Set<String> ELSEWHERE = Set.of("ssl_chain_expiry_seconds");

    private static final Pattern SERIES = Pattern.compile("series: '(\\w+\\{.+})'");
    private static final Pattern LABEL = Pattern.compile("(\\w+)(?:=|=~|!=)\"");

    /** Counted only once such an error happened, by meters of others: of these, name and labels are checked. */
    private static final Set<String> ERRORS = Set.of(
            "countersign_oneflow_calls_seconds_count{outcome=\"temporary\"}",
            "http_server_requests_seconds_count{job=~\"setup-service|contract-sync-service\",status=~\"401|429\"}",
            "http_server_requests_seconds_count{job=\"setup-service\",status!=\"503\",status=~\"5..\"}");

    private static final DemoEmployee EMPLOYEE = new DemoEmployee(
            "Mona Mätare", "mona@example.com", "1985-11-30", "Mätargatan 3, 444 44 Umeå", "Maja Manager");

    private PrometheusServer prometheus;

    @BeforeAll
    void scrapeWhileAContractIsSigned() throws IOException {
        Tools.require(
                "dashboards and rules with the metrics of the running services",
                "prometheus",
                "prometheus",
                "--version");
        prometheus = PrometheusServer.start(
                Files.createTempDirectory(Files.createDirectories(Path.of("target")), "monitoring"),
                MONITORING.resolve("rules"),
                SharedStack.endpoints());
        prometheus.awaitScrapes(1);
        Oneflow oneflow = SharedStack.oneflow();
        SharedStack.Customer customer = SharedStack.onboard("Measured AB", "automatic-get");
        long template = oneflow.createTemplate(customer.account(), "Employment agreement", customer.templateGroup());
        long contract = oneflow.createContract(customer.account(), template, EMPLOYEE);
        oneflow.act(contract, "publish");
        oneflow.act(contract, "sign");
        Hrm.Entry _ = Waiting.until(
                "HRM record of contract " + contract,
                SharedStack.PATIENCE,
                () -> new Hrm(SharedStack.endpoints()).ofContract(contract));
        prometheus.awaitScrapes(prometheus.scrapes() + SCRAPES_FOR_A_RATE);
    }

    @AfterAll
    void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    @Test
    void every_query_of_every_dashboard_gives_data() throws IOException {
        // Given
        List<Query> queries = new ArrayList<>();
        for (Path dashboard : dashboards()) {
            queries.addAll(queries(dashboard));
        }

        // Then
        assertThat(queries).hasSizeGreaterThan(100);
        awaitNone(
                "queries that give nothing",
                queries,
                query -> query.expression().replace("$__rate_interval", "1m"));
        System.out.println("[monitoring] " + queries.size() + " queries of the dashboards give data");
    }

    @Test
    void every_rule_asks_for_series_that_are_there() {
        // Given
        List<JsonNode> rules = prometheus
                .ruleGroups()
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
        List<String> selectors = rules.stream()
                .flatMap(rule -> PromQlSelectors.of(rule.path("query").asString()).stream())
                .distinct()
                .toList();

        // Then
        assertThat(rules)
                .hasSizeGreaterThan(50)
                .allSatisfy(rule -> assertThat(rule.path("health").asString())
                        .as(
                                "%s: %s",
                                rule.path("name").asString(),
                                rule.path("lastError").asString())
                        .isEqualTo("ok"));
        awaitNone(
                "selectors of rules that find nothing",
                selectors.stream()
                        .filter(selector -> !ELSEWHERE.contains(selector))
                        .toList(),
                selector -> ERRORS.contains(selector) ? shape(selector) : selector);
        System.out.println("[monitoring] " + selectors.size() + " selectors of the rules find series");
    }

    @Test
    void series_in_the_unit_tests_of_the_rules_have_the_labels_of_real_ones() throws IOException {
        // Given
        Set<String> shapes = new TreeSet<>();
        try (Stream<Path> files = Files.list(MONITORING.resolve("tests"))) {
            for (Path file : files.toList()) {
                SERIES.matcher(Files.readString(file)).results().forEach(series -> shapes.add(shape(series.group(1))));
            }
        }

        // Then
        assertThat(shapes).hasSizeGreaterThan(30);
        awaitNone(
                "series of unit tests that no service exports",
                shapes.stream()
                        .filter(shape -> ELSEWHERE.stream().noneMatch(shape::startsWith))
                        .toList(),
                shape -> shape);
    }

    /** A scrape that came too late on a busy machine hides what there is until the next one. */
    private <T> void awaitNone(String what, List<T> asked, Function<T, String> expression) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(asked)
                        .as(what)
                        .filteredOn(
                                each -> prometheus.query(expression.apply(each)).isEmpty())
                        .isEmpty());
    }

    /** Any series of the same name with the same labels. */
    private static String shape(String series) {
        return series.substring(0, series.indexOf('{'))
                + LABEL.matcher(series)
                        .results()
                        .map(label -> label.group(1) + "!=\"\"")
                        .distinct()
                        .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void nobody_is_woken_by_a_system_that_works() {
        // When
        JsonNode firing = prometheus.query("ALERTS{severity=\"page\",alertstate=\"firing\"}");

        // Then
        assertThat(firing.valueStream()
                        .map(alert -> alert.at("/metric/alertname").asString()))
                .isEmpty();
    }

    private record Query(String dashboard, String panel, String expression) {}

    private static List<Path> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(MONITORING.resolve("dashboards"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.getFileName().toString().startsWith("package"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Query> queries(Path dashboard) {
        return new JsonMapper()
                .readTree(dashboard)
                .path("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets")
                        .valueStream()
                        .map(target -> new Query(
                                dashboard.getFileName().toString(),
                                panel.path("title").asString(),
                                target.path("expr").asString())))
                .toList();
    }
}
