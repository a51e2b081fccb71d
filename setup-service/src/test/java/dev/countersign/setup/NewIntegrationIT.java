package dev.countersign.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.ProvisionedDataField;
import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.setup.drift.DriftFinding;
import dev.countersign.setup.drift.DriftKind;
import dev.countersign.setup.drift.DriftState;
import dev.countersign.setup.lifecycle.AccountHealth;
import dev.countersign.setup.lifecycle.AccountHealths;
import dev.countersign.setup.lifecycle.LifeCycle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The partner changes {@code integration.yaml} after accounts were set up with an earlier one. */
final class NewIntegrationIT {

    private static final TestService SERVICE = TestService.shared();
    private static final OneflowAccounts ONEFLOW = SERVICE.oneflow;
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void a_field_with_another_label_keeps_its_id_and_one_that_is_no_longer_wanted_is_left_and_reported()
            throws IOException {
        // Given
        String database = "--spring.datasource.url=" + SERVICE.newDatabase("new_integration");
        long account = ONEFLOW.create("Was here before");
        try (var before = SERVICE.start(database)) {
            setUp(before, account);
        }
        List<JsonNode> fieldsBefore = fields(account);
        Path integration = Files.writeString(folder.resolve("integration.yaml"), changed());
        try (var after = SERVICE.start(database, "--countersign.integration=file:" + integration)) {

            // When
            after.getBean(LifeCycle.class).repair(account);
            await().atMost(SOON)
                    .until(() -> health(after, account).condition() == AccountHealth.Condition.HEALTHY
                            && last(account).getVersion() == 2);
            DriftState drift = compared(after, account);

            // Then
            assertThat(fields(account))
                    .extracting(NewIntegrationIT::id)
                    .isEqualTo(fieldsBefore.stream().map(NewIntegrationIT::id).toList());
            assertThat(fields(account).getFirst().path("name").asString()).isEqualTo("Employee's full name");
            assertThat(last(account).getDataFields())
                    .extracting(ProvisionedDataField::getCustomId)
                    .containsExactly("demo_employee_name", "demo_employee_birthdate", "demo_employee_address");
            assertThat(drift.findings())
                    .containsExactly(new DriftFinding(
                            DriftKind.DATA_FIELDS_LEFT_OVER,
                            DriftFinding.Outcome.REPORTED,
                            List.of("demo_manager_name")));
        }
    }

    private static void setUp(ConfigurableApplicationContext service, long account) {
        String setup = TestService.baseUrl(service) + "/api/integrations/oneflow/setup";
        AdminBrowser browser = new AdminBrowser();
        AdminBrowser.Page welcome = browser.arrive(ONEFLOW.enable(account, "automatic-get", setup));
        new Journeys(SERVICE).untilDone(browser, browser.connectAndConfirm(welcome));
    }

    private static DriftState compared(ConfigurableApplicationContext service, long account) {
        await().atMost(SOON).until(() -> service.getBean(LifeCycle.class).checkSoon(account));
        return await().atMost(SOON)
                .until(
                        () -> Objects.requireNonNull(health(service, account).drift()),
                        state -> state.checkedAt() != null);
    }

    private static AccountHealth health(ConfigurableApplicationContext service, long account) {
        return service.getBean(AccountHealths.class).find(account).orElseThrow();
    }

    private static AccountProvisioned last(long account) {
        return new Journeys(SERVICE).last(TopicNames.ACCOUNT_PROVISIONED, account, AccountProvisioned.class);
    }

    /** The data fields in Oneflow with their ids and labels. */
    private static List<JsonNode> fields(long account) {
        return ONEFLOW.state(account)
                .path("template_groups")
                .get(0)
                .path("data_fields")
                .valueStream()
                .toList();
    }

    private static String id(JsonNode field) {
        return field.path("custom_id").asString() + " " + field.path("id").asString();
    }

    /** The integration as it is, with another label and without the last of its fields. */
    private static String changed() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(IntegrationDescription.class.getResourceAsStream("/integration.yaml"))) {
            String now = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String other = now.replace("name: Demo Employee Name", "name: Employee's full name")
                    .replaceFirst("(?s) {2}- customId: demo_manager_name.*?owner: contract\\n", "");
            assertThat(other).isNotEqualTo(now).doesNotContain("demo_manager_name");
            return other;
        }
    }
}
