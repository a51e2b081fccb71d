package dev.countersign.policy.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who is woken finds a page that helps. */
final class RunbooksTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @Test
    void every_alert_has_a_runbook_and_every_runbook_an_alert() {
        // Given
        List<String> runbooks = MonitoringFiles.in(MonitoringFiles.RUNBOOKS, ".md").stream()
                .map(file -> file.getFileName().toString().replace(".md", ""))
                .filter(name -> !name.equals("README"))
                .toList();

        // When
        List<String> alerts = Alert.all().stream().map(Alert::name).toList();

        // Then
        assertThat(runbooks).containsExactlyInAnyOrderElementsOf(alerts);
    }

    @Test
    void every_runbook_tells_meaning_impact_diagnosis_and_mitigation() {
        assertThat(Alert.all())
                .allSatisfy(alert -> assertThat(text(alert))
                        .startsWith("# " + alert.name() + "\n\n" + alert.annotation("summary") + ". Severity: "
                                + alert.label("severity") + ".")
                        .containsSubsequence(
                                "\n## Meaning\n", "\n## Impact\n", "\n## Diagnosis\n", "\n## Mitigation\n"));
    }

    @Test
    void the_index_lists_all_with_severity_and_summary() {
        // Given
        String index = MonitoringFiles.text(MonitoringFiles.RUNBOOKS.resolve("README.md"));

        // Then
        assertThat(Alert.all())
                .allSatisfy(alert -> assertThat(index)
                        .contains("| [" + alert.name() + "](" + alert.name() + ".md) | " + alert.label("severity")
                                + " | " + alert.annotation("summary") + " |"));
    }

    @Test
    void links_of_runbooks_lead_somewhere() {
        assertThat(MonitoringFiles.in(MonitoringFiles.RUNBOOKS, ".md"))
                .allSatisfy(file -> assertThat(links(file))
                        .allSatisfy(link -> assertThat(Files.exists(file.resolveSibling(link)))
                                .as("%s in %s", link, file.getFileName())
                                .isTrue()));
    }

    private static String text(Alert alert) {
        return MonitoringFiles.text(MonitoringFiles.RUNBOOKS.resolve(alert.name() + ".md"));
    }

    private static List<String> links(Path file) {
        return LINK.matcher(MonitoringFiles.text(file))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
    }
}
