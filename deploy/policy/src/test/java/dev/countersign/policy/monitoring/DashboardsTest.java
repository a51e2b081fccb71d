package dev.countersign.policy.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.countersign.policy.tool.Folders;
import dev.countersign.policy.tool.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dashboards are what their code makes of them, and their queries are PromQL. That the queries give data is for the end-to-end tests. */
final class DashboardsTest {

    private static final Path STRIMZI = MonitoringFiles.DASHBOARDS.resolve("strimzi");

    @Test
    void the_files_are_what_the_code_makes() {
        // Given
        Tools.require("dashboards from their code", "Node.js with npm", "npm", "--version");
        String _ = Tools.run(MonitoringFiles.DASHBOARDS, "npm", "ci", "--no-progress", "--loglevel=error");

        // When
        Tools.Outcome check = Tools.tryRun(MonitoringFiles.DASHBOARDS, "node", "src/build.mjs", "--check");

        // Then
        assertThat(check.exitCode()).as(check.errors()).isZero();
    }

    @Test
    void every_query_is_valid() throws IOException {
        // Given
        Tools.require("dashboards' queries", "promtool (Debian: prometheus)", "promtool", "--version");
        List<String> queries = Stream.concat(ours().stream(), MonitoringFiles.in(STRIMZI, ".json").stream())
                .flatMap(DashboardsTest::queries)
                .toList();
        StringBuilder rules = new StringBuilder("groups:\n- name: dashboards\n  rules:\n");
        for (int i = 0; i < queries.size(); i++) {
            rules.append("  - record: query_").append(i).append("\n    expr: |\n");
            queries.get(i)
                    .replace("$__rate_interval", "1m")
                    .lines()
                    .forEach(line -> rules.append("      ").append(line).append('\n'));
        }
        Files.createDirectories(Folders.TARGET);
        Path file = Files.writeString(Folders.TARGET.resolve("dashboard-queries.yaml"), rules);

        // When
        Tools.Outcome check = Tools.tryRun(Path.of("."), "promtool", "check", "rules", file.toString());

        // Then
        assertThat(queries).hasSizeGreaterThan(100);
        assertThat(check.exitCode()).as(check.errors() + check.output()).isZero();
    }

    @Test
    void what_brokers_export_is_not_mixed_with_what_we_export() {
        assertThat(ours().stream().flatMap(DashboardsTest::queries))
                .isNotEmpty()
                .noneMatch(query -> query.matches("(?s).*\\bkafka_(server|controller|log|network|cluster)_.*"));
        assertThat(MonitoringFiles.in(STRIMZI, ".json").stream().flatMap(DashboardsTest::queries))
                .isNotEmpty()
                .allMatch(query -> query.matches("(?s).*\\bkafka_(server|controller|log)_.*"));
    }

    @Test
    void every_dashboard_has_its_own_id_and_every_panel_a_title_a_unit_and_an_explanation() {
        assertThat(ours())
                .extracting(file -> MonitoringFiles.document(file).get("uid").getAsString())
                .doesNotHaveDuplicates();
        assertThat(ours().stream().flatMap(DashboardsTest::panels)).allSatisfy(panel -> {
            assertThat(panel.get("title").getAsString()).isNotEmpty();
            assertThat(panel.get("description").getAsString()).isNotEmpty();
            assertThat(panel.getAsJsonObject("fieldConfig")
                            .getAsJsonObject("defaults")
                            .get("unit")
                            .getAsString())
                    .isNotEmpty();
        });
    }

    private static List<Path> ours() {
        return MonitoringFiles.in(MonitoringFiles.DASHBOARDS, ".json").stream()
                .filter(file -> !file.getFileName().toString().startsWith("package"))
                .toList();
    }

    private static Stream<JsonObject> panels(Path dashboard) {
        return Alert.elements(MonitoringFiles.document(dashboard), "panels").filter(panel -> panel.has("targets"));
    }

    private static Stream<String> queries(Path dashboard) {
        return panels(dashboard)
                .flatMap(panel -> Alert.elements(panel, "targets"))
                .map(target -> target.get("expr").getAsString());
    }
}
