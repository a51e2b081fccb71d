package dev.countersign.setup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.countersign.events.AccountCredentials;
import dev.countersign.events.HrmConnection;
import dev.countersign.operators.Chromium;
import dev.countersign.operators.PageCheck;
import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.setup.syncservice.AccountActivity;
import dev.countersign.setup.syncservice.ConnectionTest;
import dev.countersign.setup.syncservice.HrmKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page of the main line in a real browser, in both languages, with and without JavaScript, mouse and keyboard. */
final class PagesIT {

    private static final TestService SERVICE = TestService.shared();
    private static final OneflowAccounts ONEFLOW = SERVICE.oneflow;

    private static final HrmKind SCIM =
            new HrmKind("scim", "SCIM 2.0", "https://hr.example.com/scim/v2", HrmKind.Credentials.TOKEN, Set.of());
    private static final HrmKind BAMBOO = new HrmKind(
            "bamboohr",
            "BambooHR",
            "https://company.bamboohr.com",
            HrmKind.Credentials.KEY,
            Set.of("birthDate", "address"));
    private static final HrmKind NAMED = new HrmKind("named", "Named", null, HrmKind.Credentials.USER, Set.of());

    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = Chromium.sharedOrSkip("the pages in a browser");
    }

    @AfterEach
    void no_more_faults() {
        ONEFLOW.noFaults();
        assertThat(chromium.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "sv"})
    void the_main_line_from_the_welcome_to_the_way_out(String language) {
        // Given
        PageCheck check = new PageCheck(language);
        long account = ONEFLOW.create("Åkerström & Söner Industri AB");
        sync().answer(account, new ConnectionTest.Works("Keycloak at hr.example.com, 214 users", List.of()));
        try (AdminScreen admin = AdminScreen.of(chromium, language)) {
            Page page = admin.page();

            // When
            admin.arrive(account);
            check.look(page, "01-welcome");
            admin.confirmAccount();
            check.look(page, "02-hrm");
            admin.fillInHrm();
            page.locator("#test-hrm").click();
            assertThat(page.locator("#hrm-trial[data-result=works]")).isVisible();
            check.look(page, "03-hrm-works");
            admin.saveHrm();
            check.look(page, "04-mapping");
            page.selectOption("#owner-demo_employee_address", "FILL_IF_EMPTY");
            admin.confirmMapping();
            assertThat(page.locator("#setup-complete")).isVisible();
            check.look(page, "05-success");

            // Then
            assertThat(page.locator("#back-to-oneflow").getAttribute("href")).isEqualTo(ONEFLOW.pageUrl());

            // And when
            sync().answer(account, healthy());
            admin.open("");
            assertThat(page.locator("#last-contract time")).isVisible();
            check.look(page, "06-status");
            page.locator("#disconnect").click();
            check.look(page, "07-disconnect");
            page.locator("#submit-disconnect").click();
            assertThat(page.locator("#disconnected")).isVisible();
            check.look(page, "08-disconnected");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "sv"})
    void an_hrm_of_another_kind_is_connected_with_what_that_kind_needs(String language) {
        // Given
        PageCheck check = new PageCheck(language);
        long account = ONEFLOW.create("Bamboo AB");
        sync().kinds(List.of(SCIM, BAMBOO, NAMED));
        sync().answer(account, new ConnectionTest.Refused(ConnectionTest.Reason.NOT_SCIM, "It is not BambooHR"));
        try (AdminScreen admin = AdminScreen.of(chromium, language)) {
            Page page = admin.page();
            admin.arrive(account);
            admin.confirmAccount();
            assertThat(page.locator("#hrm-token")).isVisible();
            assertThat(page.locator("#hrm-key")).isHidden();
            check.look(page, "09-hrm-kinds");

            // When
            page.locator("#hrm-kind-named").check();
            assertThat(page.locator("#hrm-user")).isVisible();
            page.locator("#hrm-kind-bamboohr").check();
            assertThat(page.locator("#hrm-token")).isHidden();
            assertThat(page.locator("#hrm-user")).isHidden();
            page.fill("#hrm-url", "https://10.0.0.1");
            page.locator("#submit-hrm").click();
            assertThat(page.locator("#hrm-errors li")).hasCount(2);
            check.look(page, "10-hrm-kind-errors");
            page.fill("#hrm-url", "http://127.0.0.1:18090");
            page.fill("#hrm-key", AdminBrowser.HRM_SECRET);
            page.locator("#test-hrm").click();
            assertThat(page.locator("#hrm-trial-reason")).not().containsText("SCIM");
            sync().answer(account, new ConnectionTest.Works("BambooHR answers", List.of()));
            admin.saveHrm();
            assertThat(page.locator("#no-place")).containsText("Demo Manager Name");
            check.look(page, "17-mapping-no-place");
            admin.confirmMapping();
            assertThat(page.locator("#setup-complete")).isVisible();

            // Then
            HrmConnection hrm = Objects.requireNonNull(new Journeys(SERVICE)
                    .last(TopicNames.ACCOUNT_CREDENTIALS, account, AccountCredentials.class)
                    .getHrm());
            assertThat(List.of(hrm.getKind(), hrm.getBaseUrl(), hrm.getAuthentication()))
                    .containsExactly("bamboohr", "http://127.0.0.1:18090", "bearer");
            String owner = SecretOwners.hrmSecret(account, "bamboohr", hrm.getBaseUrl(), "bearer", null, null);
            assertThat(SecretBox.fromKeyset(SERVICE.credentialsKeyset)
                            .open(hrm.getSealedSecret().array(), owner))
                    .isEqualTo(AdminBrowser.HRM_SECRET);
        } finally {
            sync().kinds(List.of(SCIM));
        }
    }

    @Test
    void the_progress_is_shown_live_and_said_to_those_who_hear_it() {
        // Given
        long account = ONEFLOW.create("Live AB");
        ONEFLOW.faults(Map.of("latency_ms", 300));
        try (AdminScreen admin = AdminScreen.of(chromium, "en").atTheMapping(account)) {
            Page page = admin.page();
            List<String> loaded = new ArrayList<>();
            page.onFrameNavigated(frame -> loaded.add(frame.url()));

            // When
            admin.confirmMapping();
            assertThat(page.locator("#progress-now")).containsText(": ");
            assertThat(page.locator("#setup-complete")).isVisible();

            // Then
            assertThat(loaded).hasSize(2);
            assertThat(loaded.getFirst()).endsWith("/progress");
            assertThat(loaded.getLast()).endsWith("/status?done=true");
        }
    }

    @Test
    void without_javascript_the_progress_page_loads_itself_until_it_is_done() {
        // Given
        long account = ONEFLOW.create("Plain AB");
        try (AdminScreen admin = AdminScreen.withoutJavaScript(chromium, "sv").atTheMapping(account)) {

            // When
            admin.confirmMapping();

            // Then
            assertThat(admin.page().locator("#setup-complete")).isVisible();
            assertThat(admin.page().locator("h1")).containsText("anslutet");
        }
    }

    @Test
    void everything_can_be_done_with_the_keyboard_alone() {
        // Given
        long account = ONEFLOW.create("Keyboard AB");
        sync().answer(account, new ConnectionTest.Works("SCIM", List.of()));
        try (AdminScreen admin = AdminScreen.of(chromium, "en")) {
            Page page = admin.page();
            admin.arrive(account);

            // When
            press(admin, "continue");
            page.waitForURL("**/hrm");
            admin.tabTo("hrm-url");
            page.keyboard().type(AdminScreen.HRM_URL);
            List<String> order = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                page.keyboard().press("Tab");
                order.add(admin.focused());
            }
            press(admin, "hrm-token", AdminBrowser.HRM_SECRET);
            page.waitForURL("**/mapping");
            admin.tabTo("owner-demo_employee_address");
            page.keyboard().press("ArrowDown");
            String chosen = page.locator("#owner-demo_employee_address").inputValue();
            press(admin, "submit-mapping");
            assertThat(page.locator("#setup-complete")).isVisible();
            press(admin, "disconnect");
            page.waitForURL("**/disconnect");
            press(admin, "submit-disconnect");

            // Then
            assertThat(page.locator("#disconnected")).isVisible();
            assertThat(order).containsExactly("hrm-auth-bearer", "hrm-token", "submit-hrm", "test-hrm", "language-en");
            assertThat(chosen).isNotEqualTo("CONTRACT");
        }
    }

    private static void press(AdminScreen admin, String id) {
        press(admin, id, "");
    }

    /** Types into a field, or nothing, and presses the enter key there. */
    private static void press(AdminScreen admin, String id, String text) {
        admin.tabTo(id);
        admin.page().keyboard().type(text);
        admin.page().keyboard().press("Enter");
    }

    private static AccountActivity healthy() {
        Instant now = Instant.now();
        return new AccountActivity(now.minus(Duration.ofMinutes(4)), now.minus(Duration.ofDays(1)), 0, 0, null);
    }

    private static ScriptedSyncService sync() {
        return SERVICE.bean(ScriptedSyncService.class);
    }
}
