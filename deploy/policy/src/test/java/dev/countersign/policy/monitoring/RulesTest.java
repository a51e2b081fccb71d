package dev.countersign.policy.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.countersign.policy.tool.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules are valid, every alert is tested on both sides of its threshold, and Kubernetes gets the same rules. */
final class RulesTest {

    @Test
    void promtool_takes_the_rules_and_their_tests_pass() {
        // Given
        Tools.require("Prometheus rules", "promtool (Debian: prometheus)", "promtool", "--version");
        List<String> check = command("promtool", "check", "rules");
        MonitoringFiles.in(MonitoringFiles.RULES, ".yaml").forEach(file -> check.add("rules/" + file.getFileName()));
        List<String> test = command("promtool", "test", "rules");
        MonitoringFiles.in(MonitoringFiles.TESTS, ".yaml").forEach(file -> test.add("tests/" + file.getFileName()));

        // When
        String checked = Tools.run(MonitoringFiles.MONITORING, check.toArray(String[]::new));
        String tested = Tools.run(MonitoringFiles.MONITORING, test.toArray(String[]::new));

        // Then
        assertThat(checked).doesNotContain("FAILED");
        assertThat(tested).contains("SUCCESS").doesNotContain("FAILED");
    }

    @Test
    void every_alert_is_tested_to_fire_and_not_to_fire() {
        // Given
        List<JsonObject> tested = MonitoringFiles.in(MonitoringFiles.TESTS, ".yaml").stream()
                .map(MonitoringFiles::document)
                .flatMap(file -> Alert.elements(file, "tests"))
                .flatMap(test -> Alert.elements(test, "alert_rule_test"))
                .toList();

        // When
        Set<String> firing = names(tested, expected -> !expected.isEmpty());
        Set<String> quiet = names(tested, JsonArray::isEmpty);

        // Then
        List<String> alerts = Alert.all().stream().map(Alert::name).toList();
        assertThat(alerts).isNotEmpty().doesNotHaveDuplicates();
        assertThat(firing).as("alerts that are tested to fire").containsExactlyInAnyOrderElementsOf(alerts);
        assertThat(quiet).as("alerts that are tested not to fire").containsExactlyInAnyOrderElementsOf(alerts);
    }

    @Test
    void every_alert_says_how_urgent_it_is_what_happened_and_to_what() {
        assertThat(Alert.all()).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert.label("severity")).isIn("page", "ticket", "info");
            assertThat(alert.label("service")).isNotEmpty();
            assertThat(alert.annotation("summary")).isNotEmpty().doesNotContain("{{");
            assertThat(alert.annotation("description")).containsAnyOf("$value", "$labels");
            assertThat(alert.annotation("runbook_url")).isEqualTo("docs/runbooks/" + alert.name() + ".md");
        });
    }

    @Test
    void the_prometheus_operator_gets_the_same_rules() {
        // Given
        List<JsonObject> resources = MonitoringFiles.documents(MonitoringFiles.OPERATOR_RULES);
        List<Path> files = MonitoringFiles.in(MonitoringFiles.RULES, ".yaml");

        // When
        List<JsonObject> specs = resources.stream()
                .map(resource -> resource.getAsJsonObject("spec"))
                .toList();

        // Then
        assertThat(resources)
                .allSatisfy(resource ->
                        assertThat(resource.get("kind").getAsString()).isEqualTo("PrometheusRule"));
        assertThat(specs)
                .as("rules.yaml of the component; run its generate.sh after a change of the rules")
                .isEqualTo(files.stream().map(MonitoringFiles::document).toList());
    }

    private static Set<String> names(List<JsonObject> tests, Predicate<JsonArray> expecting) {
        return tests.stream()
                .filter(test -> expecting.test(test.getAsJsonArray("exp_alerts")))
                .map(test -> test.get("alertname").getAsString())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> command(String... words) {
        return new ArrayList<>(List.of(words));
    }
}
