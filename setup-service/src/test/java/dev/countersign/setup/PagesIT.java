package dev.countersign.setup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.countersign.setup.account.AccountStore;
import dev.countersign.setup.drift.DriftFinding;
import dev.countersign.setup.drift.DriftKind;
import dev.countersign.setup.onboarding.SetupProblem;
import dev.countersign.setup.syncservice.AccountActivity;
import dev.countersign.setup.syncservice.ConnectionTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every page in a real browser, in both languages, when all goes well and when it does not. */
final class PagesIT {

    private static final TestService SERVICE = TestService.shared();
    private static final OneflowAccounts ONEFLOW = SERVICE.oneflow;
    private static final String SETUP = SERVICE.setupUrl();
    private static final String HRM_URL = "http://127.0.0.1:18090/scim/v2";

    /** A user of every account in the sandbox. */
    private static final String NO_ADMIN = "user@customer.example";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = Chromium.openOrSkip("the pages in a browser");
        PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
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
        try (BrowserContext person = chromium.person(language, true)) {
            Page page = person.newPage();

            // When
            page.navigate(arrival(account));
            check.look(page, "01-welcome");
            page.locator("#continue").click();
            check.look(page, "02-hrm");
            page.fill("#hrm-url", HRM_URL);
            page.fill("#hrm-token", AdminBrowser.HRM_SECRET);
            page.locator("#test-hrm").click();
            assertThat(page.locator("#hrm-trial[data-result=works]")).isVisible();
            check.look(page, "03-hrm-works");
            page.locator("#submit-hrm").click();
            check.look(page, "04-mapping");
            page.selectOption("#owner-demo_employee_address", "FILL_IF_EMPTY");
            page.locator("#submit-mapping").click();
            assertThat(page.locator("#setup-complete")).isVisible();
            check.look(page, "05-success");

            // Then
            assertThat(page.locator("#back-to-oneflow").getAttribute("href")).isEqualTo(ONEFLOW.pageUrl());

            // And when
            sync().answer(account, activity(0, 0));
            page.navigate(SETUP);
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
    void what_can_go_wrong_with_the_hrm_and_the_fields(String language) {
        // Given
        PageCheck check = new PageCheck(language);
        long account = ONEFLOW.create("Muster GmbH");
        try (BrowserContext person = chromium.person(language, true)) {
            Page page = person.newPage();
            page.navigate(arrival(account));
            page.locator("#continue").click();

            // When
            page.fill("#hrm-url", "https://10.0.0.1/scim");
            page.locator("#hrm-auth-oauth2").check();
            page.locator("#submit-hrm").click();
            assertThat(page.locator("#hrm-errors")).isFocused();
            check.look(page, "11-hrm-errors");
            page.fill("#hrm-url", HRM_URL);
            page.locator("#hrm-auth-bearer").check();
            page.fill("#hrm-token", AdminBrowser.HRM_SECRET);
            sync().answer(
                            account,
                            new ConnectionTest.Unreachable(
                                    ConnectionTest.Reason.NO_CONNECTION, "hr.example.com: connection refused"));
            page.locator("#submit-hrm").click();
            assertThat(page.locator("#hrm-trial[data-result=unreachable]")).isFocused();
            check.look(page, "12-hrm-unreachable");
            sync().answer(
                            account,
                            new ConnectionTest.Refused(
                                    ConnectionTest.Reason.UNAUTHORISED, "hr.example.com answered 401"));
            page.locator("#test-hrm").click();
            assertThat(page.locator("#hrm-trial[data-result=refused]")).isFocused();
            check.look(page, "13-hrm-refused");
            sync().answer(account, new ConnectionTest.NotAvailable("no sync service"));
            page.locator("#test-hrm").click();
            check.look(page, "14-hrm-not-available");
            page.locator("#submit-hrm").click();
            page.evaluate("document.querySelector('#owner-demo_manager_name option:checked').value = 'NOBODY'");
            page.locator("#submit-mapping").click();
            assertThat(page.locator("#mapping-errors")).isFocused();
            check.look(page, "15-mapping-errors");
            page.locator("#reset-mapping").click();
            check.look(page, "16-mapping-reset");

            // Then
            assertThat(page.locator("#owner-demo_manager_name")).hasValue("CONTRACT");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "sv"})
    void what_can_go_wrong_with_oneflow(String language) {
        // Given
        PageCheck check = new PageCheck(language);
        long account = ONEFLOW.create("Down AB");
        try (BrowserContext person = chromium.person(language, true)) {
            Page page = toMapping(person, account);

            // When
            ONEFLOW.faults(Map.of("error_rate_5xx", 1.0));
            page.locator("#submit-mapping").click();
            assertThat(page.locator("#progress-waiting")).isVisible();
            check.look(page, "21-progress-waiting");
            page.navigate(arrival(account, Map.of("error_rate_5xx", 1.0)));
            assertThat(page.locator("#try-again")).isVisible();
            check.look(page, "22-oneflow-down");
            ONEFLOW.noFaults();
            page.locator("#try-again").click();

            // Then
            assertThat(page.locator("#setup-complete")).isVisible();

            // And when
            ONEFLOW.disable(account);
            page.navigate(SETUP);
            page.locator("#repair").click();
            assertThat(page.locator("#progress-stopped")).isVisible();
            check.look(page, "23-progress-stopped");
            page.locator("#reconnect").click();
            page.locator("#continue").click();
            check.look(page, "24-reconnect");
            page.fill("#token", tokenOf(ONEFLOW.create("Another AB")));
            page.locator("#submit-token").click();
            assertThat(page.locator("#token")).isFocused();
            check.look(page, "25-reconnect-other-account");
            page.navigate(SETUP + "/status");
            check.look(page, "26-suspended");
            page.navigate(SETUP + "/reconnect");
            page.fill("#token", tokenOf(account));
            page.locator("#submit-token").click();

            // Then
            assertThat(page.locator("#setup-complete")).isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "sv"})
    void problems_have_pages_that_say_what_to_do(String language) {
        // Given
        PageCheck check = new PageCheck(language);
        long account = ONEFLOW.create("Attention AB");
        try (BrowserContext person = chromium.person(language, true)) {
            Page page = person.newPage();

            // When
            page.navigate(SETUP + "/token");
            check.look(page, "31-token");
            page.fill("#token", "short");
            page.locator("#submit-token").click();
            assertThat(page.locator("#token")).isFocused();
            check.look(page, "32-token-error");
            for (SetupProblem problem : SetupProblem.values()) {
                page.navigate(SERVICE.baseUrl() + problem.path());
                assertThat(page.locator("#problem")).hasAttribute("data-problem", problem.slug());
                check.look(page, "33-" + problem.slug());
            }
            page.navigate(arrival(account));
            page.navigate(SETUP + "/nothing-here");
            check.look(page, "34-not-found");
            new Journeys(SERVICE).complete(new AdminBrowser(), enable(account));
            drift(
                    account,
                    new DriftFinding(
                            DriftKind.DATA_FIELDS_MISSING,
                            DriftFinding.Outcome.REPAIRED,
                            List.of("demo_manager_name")));
            sync().answer(account, activity(12, 3));
            page.navigate(SETUP + "/status");

            // Then
            assertThat(page.locator("#findings li")).hasCount(3);
            check.look(page, "35-status-attention");
        }
    }

    @Test
    void what_stops_an_admin_is_said_on_the_page_where_it_happens() {
        // Given
        PageCheck check = new PageCheck("en");
        long account = ONEFLOW.create("Stopped AB");
        long other = ONEFLOW.create("Somebody else AB");
        try (BrowserContext person = chromium.person("en", true)) {
            Page page = person.newPage();

            // When
            page.navigate(SETUP + "?token=" + "0".repeat(40));
            String wrongToken = problem(page);
            page.navigate(SETUP + "?token=" + tokenOf(other) + "&account_id=" + account);
            String otherAccount = problem(page);
            Page older = toMapping(person, account);
            page.navigate(arrival(account));
            older.locator("#submit-mapping").click();
            String openedTwice = problem(older);
            check.look(older, "41-opened-twice");
            person.clearCookies();
            page.locator("#continue").click();
            String sessionExpired = problem(page);

            // Then
            assertThat(List.of(wrongToken, otherAccount, openedTwice, sessionExpired))
                    .containsExactly("wrong-token", "other-account", "opened-again", "session-expired");

            // And when
            page.navigate(SETUP + "/token");
            page.fill("#token", tokenOf(account));
            page.fill("#user-email", NO_ADMIN);
            page.locator("#submit-token").click();
            fromWelcomeToMapping(page);
            page.locator("#submit-mapping").click();

            // Then
            assertThat(page.locator("#progress-stopped")).isVisible();
            assertThat(page.locator("#progress-problem")).containsText("takes an administrator");
            check.look(page, "42-no-right-to-make-a-template-group");
        }
    }

    @Test
    void the_progress_is_shown_live_and_said_to_those_who_hear_it() {
        // Given
        long account = ONEFLOW.create("Live AB");
        ONEFLOW.faults(Map.of("latency_ms", 300));
        try (BrowserContext person = chromium.person("en", true)) {
            Page page = toMapping(person, account);
            List<String> loaded = new ArrayList<>();
            page.onFrameNavigated(frame -> loaded.add(frame.url()));

            // When
            page.locator("#submit-mapping").click();
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
        try (BrowserContext person = chromium.person("sv", false)) {
            Page page = toMapping(person, account);

            // When
            page.locator("#submit-mapping").click();

            // Then
            assertThat(page.locator("#setup-complete")).isVisible();
            assertThat(page.locator("h1")).containsText("anslutet");
        }
    }

    @Test
    void the_forms_can_be_filled_in_with_the_keyboard_alone() {
        // Given
        long account = ONEFLOW.create("Keyboard AB");
        sync().answer(account, new ConnectionTest.Works("SCIM", List.of()));
        try (BrowserContext person = chromium.person("en", true)) {
            Page page = person.newPage();
            page.navigate(arrival(account));
            page.locator("#continue").press("Enter");
            page.waitForURL("**/hrm");

            // When
            List<String> order = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                page.keyboard().press("Tab");
                order.add((String) page.evaluate("document.activeElement.id || document.activeElement.className"));
            }
            page.locator("#hrm-url").fill(HRM_URL);
            page.locator("#hrm-token").fill(AdminBrowser.HRM_SECRET);
            page.keyboard().press("Enter");
            page.waitForURL("**/mapping");

            // Then
            assertThat(order)
                    .containsExactly(
                            "skip", "hrm-url", "hrm-auth-bearer", "hrm-token", "submit-hrm", "test-hrm", "language-en");
        }
    }

    private static Page toMapping(BrowserContext person, long account) {
        Page page = person.newPage();
        page.navigate(arrival(account));
        fromWelcomeToMapping(page);
        return page;
    }

    private static void fromWelcomeToMapping(Page page) {
        page.locator("#continue").click();
        page.fill("#hrm-url", HRM_URL);
        page.fill("#hrm-token", AdminBrowser.HRM_SECRET);
        page.locator("#submit-hrm").click();
        page.waitForURL("**/mapping");
    }

    private static String problem(Page page) {
        return page.locator("#problem").getAttribute("data-problem");
    }

    private static JsonNode enable(long account) {
        return ONEFLOW.enable(account, "automatic-get", SETUP);
    }

    private static String arrival(long account) {
        return enable(account).path("setup").path("url").asString();
    }

    /** As long as there are faults, nothing can be asked of the sandbox's people either. */
    private static String arrival(long account, Map<String, Object> faultsAfterwards) {
        ONEFLOW.noFaults();
        String url = arrival(account);
        ONEFLOW.faults(faultsAfterwards);
        return url;
    }

    private static String tokenOf(long account) {
        return ONEFLOW.enable(account, "show-token", SETUP).path("token").asString();
    }

    private static AccountActivity activity(long waiting, long parked) {
        Instant now = Instant.now();
        return new AccountActivity(
                now.minus(Duration.ofMinutes(4)),
                now.minus(Duration.ofDays(1)),
                waiting,
                parked,
                waiting > 0 ? now.minus(Duration.ofHours(5)) : null);
    }

    private static void drift(long account, DriftFinding finding) {
        assertThat(SERVICE.bean(AccountStore.class).find(account)).isPresent();
        SERVICE.bean(JdbcClient.class)
                .sql("""
                        INSERT INTO drift_check (account_id, next_check_at, checked_at, findings)
                        VALUES (:account, now() + interval '1 day', now(), CAST(:findings AS jsonb))
                        ON CONFLICT (account_id) DO UPDATE SET findings = excluded.findings, checked_at = now(),
                            next_check_at = excluded.next_check_at
                        """)
                .param("account", account)
                .param("findings", JsonMapper.builder().build().writeValueAsString(List.of(finding)))
                .update();
    }

    private static ScriptedSyncService sync() {
        return SERVICE.bean(ScriptedSyncService.class);
    }
}
