package dev.countersign.policy.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.policy.tool.Folders;
import dev.countersign.policy.tool.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who hears of what. */
final class AlertmanagerTest {

    private static final String CONFIGURATION = "alertmanager.yaml";

    @BeforeEach
    void requireAmtool() {
        Tools.require("routes of Alertmanager", "amtool (Debian: prometheus-alertmanager)", "amtool", "--version");
    }

    @Test
    void the_configuration_is_valid() {
        // When
        String said = Tools.run(MonitoringFiles.ALERTMANAGER, "amtool", "check-config", CONFIGURATION);

        // Then
        assertThat(said).contains("SUCCESS").doesNotContain("FAILED");
    }

    @ParameterizedTest
    @CsvSource({
        "severity=page service=webhook-ingress, on-call",
        "severity=ticket service=setup-service, tickets",
        "severity=info service=contract-sync-service, nobody",
        "severity=unheard-of, tickets",
        "service=webhook-ingress, tickets"
    })
    void alerts_reach_whom_they_are_for(String labels, String receiver) {
        // When
        String reached = Tools.run(MonitoringFiles.ALERTMANAGER, command(labels));

        // Then
        assertThat(reached.strip()).isEqualTo(receiver);
    }

    @Test
    void every_alert_reaches_somebody_as_its_severity_says() {
        assertThat(Alert.all().stream().map(alert -> alert.label("severity")).distinct())
                .isNotEmpty()
                .allSatisfy(severity -> {
                    String reached = Tools.run(MonitoringFiles.ALERTMANAGER, command("severity=" + severity));
                    assertThat(reached.strip())
                            .isEqualTo(
                                    switch (severity) {
                                        case "page" -> "on-call";
                                        case "ticket" -> "tickets";
                                        default -> "nobody";
                                    });
                });
    }

    @Test
    void a_message_names_what_happened_and_where_the_runbook_is() throws IOException {
        // Given
        Files.createDirectories(Folders.TARGET);
        Path alert = Files.writeString(Folders.TARGET.resolve("alert.json"), """
                {"status": "firing", "groupLabels": {"alertname": "ContractsParked", "service": "contract-sync-service"},
                 "alerts": [{"status": "firing", "labels": {"alertname": "ContractsParked"}, "annotations": {
                   "summary": "Contracts wait for a person", "description": "3 contracts are parked.",
                   "runbook_url": "docs/runbooks/ContractsParked.md"}}]}""");

        // When
        String title = render("countersign.title", alert);
        String text = render("countersign.text", alert);

        // Then
        assertThat(title.strip()).isEqualTo("ContractsParked contract-sync-service");
        assertThat(text)
                .contains("Contracts wait for a person", "3 contracts are parked.")
                .containsPattern("https://.+/docs/runbooks/ContractsParked[.]md");
    }

    private static String render(String template, Path alert) {
        return Tools.run(
                MonitoringFiles.ALERTMANAGER,
                "amtool",
                "template",
                "render",
                "--template.glob=countersign.tmpl",
                "--template.data=" + alert.toAbsolutePath(),
                "--template.text={{ template \"" + template + "\" . }}");
    }

    private static String[] command(String labels) {
        return ("amtool config routes test --config.file=" + CONFIGURATION + " " + labels).split(" ");
    }
}
