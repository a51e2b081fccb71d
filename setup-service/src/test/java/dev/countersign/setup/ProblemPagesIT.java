package dev.countersign.setup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.countersign.operators.Chromium;
import dev.countersign.operators.PageCheck;
import dev.countersign.setup.account.AccountStore;
import dev.countersign.setup.drift.DriftFinding;
import dev.countersign.setup.drift.DriftKind;
import dev.countersign.setup.onboarding.SetupProblem;
import dev.countersign.setup.syncservice.AccountActivity;
import dev.countersign.setup.syncservice.ConnectionTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Every page that says that something went wrong, in a real browser, in both languages, and where it really happens. */
final class ProblemPagesIT {

    private static final TestService SERVICE = TestService.shared();
    private static final OneflowAccounts ONEFLOW = SERVICE.oneflow;

    /** A user of every account in the sandbox. */
    private static final String NO_ADMIN = "user@customer.example";

    private static final Map<String, Object> DOWN = Map.of("error_rate_5xx", 1.0);

    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = Chromium.sharedOrSkip("the pages of problems in a browser");
    }

    @AfterEach
    void no_more_faults() {
        ONEFLOW.noFaults();
        assertThat(chromium.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "sv"})
    void what_can_go_wrong_with_the_hrm_and_the_fields(String language) {
        // Given
        PageCheck check = new PageCheck(language);
        long account = ONEFLOW.create("Muster GmbH");
        try (AdminScreen admin = AdminScreen.of(chromium, language)) {
            Page page = admin.page();
            admin.arrive(account);
            admin.confirmAccount();

            // When
            page.fill("#hrm-url", "https://10.0.0.1/scim");
            page.locator("#hrm-auth-oauth2").check();
            page.locator("#submit-hrm").click();
            assertThat(page.locator("#hrm-errors")).isFocused();
            check.look(page, "11-hrm-errors");
            page.locator("#hrm-auth-bearer").check();
            admin.fillInHrm();
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
            admin.saveHrm();
            page.evaluate("document.querySelector('#owner-demo_manager_name option:checked').value = 'NOBODY'");
            admin.confirmMapping();
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
        try (AdminScreen admin = AdminScreen.of(chromium, language).atTheMapping(account)) {
            Page page = admin.page();

            // When
            ONEFLOW.faults(DOWN);
            admin.confirmMapping();
            assertThat(page.locator("#progress-waiting")).isVisible();
            check.look(page, "21-progress-waiting");
            admin.arriveAndThen(account, DOWN);
            assertThat(page.locator("#try-again")).isVisible();
            check.look(page, "22-oneflow-down");
            ONEFLOW.noFaults();
            page.locator("#try-again").click();

            // Then
            assertThat(page.locator("#setup-complete")).isVisible();

            // And when
            ONEFLOW.disable(account);
            admin.open("");
            page.locator("#repair").click();
            assertThat(page.locator("#progress-stopped")).isVisible();
            check.look(page, "23-progress-stopped");
            page.locator("#reconnect").click();
            admin.confirmAccount();
            check.look(page, "24-reconnect");
            page.fill("#token", AdminScreen.tokenOf(ONEFLOW.create("Another AB")));
            page.locator("#submit-token").click();
            assertThat(page.locator("#token")).isFocused();
            check.look(page, "25-reconnect-other-account");
            admin.open("/status");
            check.look(page, "26-suspended");
            admin.open("/reconnect");
            page.fill("#token", AdminScreen.tokenOf(account));
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
        try (AdminScreen admin = AdminScreen.of(chromium, language)) {
            Page page = admin.page();

            // When
            admin.open("/token");
            check.look(page, "31-token");
            page.fill("#token", "short");
            page.locator("#submit-token").click();
            assertThat(page.locator("#token")).isFocused();
            check.look(page, "32-token-error");
            for (SetupProblem problem : SetupProblem.values()) {
                page.navigate(SERVICE.baseUrl() + problem.path());
                assertThat(admin.problem()).isEqualTo(problem.slug());
                check.look(page, "33-" + problem.slug());
            }
            admin.arrive(ONEFLOW.create("Lost AB"));
            admin.open("/nothing-here");

            // Then
            check.look(page, "34-not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "sv"})
    void the_status_page_says_what_needs_a_look(String language) {
        // Given
        PageCheck check = new PageCheck(language);
        long account = ONEFLOW.create("Attention AB");
        try (AdminScreen admin = AdminScreen.of(chromium, language).atTheStatus(account)) {
            drift(
                    account,
                    new DriftFinding(
                            DriftKind.DATA_FIELDS_MISSING,
                            DriftFinding.Outcome.REPAIRED,
                            List.of("demo_manager_name")));
            sync().answer(account, stuck());

            // When
            admin.open("/status");

            // Then
            assertThat(admin.page().locator("#findings li")).hasCount(3);
            check.look(admin.page(), "35-status-attention");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "sv"})
    void what_stops_an_admin_is_said_where_it_happens(String language) {
        // Given
        PageCheck check = new PageCheck(language);
        long account = ONEFLOW.create("Stopped AB");
        long other = ONEFLOW.create("Somebody else AB");
        try (AdminScreen admin = AdminScreen.of(chromium, language)) {
            // When
            admin.open("?token=" + "0".repeat(40));
            String wrongToken = admin.problem();
            admin.open("?token=" + AdminScreen.tokenOf(other) + "&account_id=" + account);
            String otherAccount = admin.problem();
            admin.arriveAndConnect(account);
            Page tab = admin.newTab();
            tab.navigate(SERVICE.setupUrl() + "?token=" + AdminScreen.tokenOf(account));
            admin.confirmMapping();
            String openedTwice = admin.problem();
            check.look(admin.page(), "41-opened-twice");
            admin.forgetCookies();
            tab.locator("#continue").click();
            String sessionExpired = AdminScreen.problem(tab);

            // Then
            assertThat(List.of(wrongToken, otherAccount, openedTwice, sessionExpired))
                    .containsExactly("wrong-token", "other-account", "opened-again", "session-expired");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "sv"})
    void who_may_not_make_template_groups_is_told_and_can_name_somebody_who_may(String language) {
        // Given
        PageCheck check = new PageCheck(language);
        long account = ONEFLOW.create("No right AB");
        try (AdminScreen admin = AdminScreen.of(chromium, language)) {
            Page page = admin.page();

            // When
            admin.open("/token");
            enterToken(page, account, NO_ADMIN);
            admin.connect();
            admin.confirmMapping();

            // Then
            assertThat(page.locator("#progress-stopped")).isVisible();
            assertThat(page.locator("#progress-problem"))
                    .containsText(language.equals("en") ? "takes an administrator" : "kräver en administratör");
            check.look(page, "42-no-right-to-make-a-template-group");

            // And when
            page.locator("#reconnect").click();
            enterToken(page, account, OneflowAccounts.ADMIN_EMAIL);

            // Then
            assertThat(page.locator("#setup-complete")).isVisible();
        }
    }

    private static void enterToken(Page page, long account, String email) {
        page.fill("#token", AdminScreen.tokenOf(account));
        page.fill("#user-email", email);
        page.locator("#submit-token").click();
    }

    private static AccountActivity stuck() {
        Instant now = Instant.now();
        return new AccountActivity(
                now.minus(Duration.ofMinutes(4)), now.minus(Duration.ofDays(1)), 12, 3, now.minus(Duration.ofHours(5)));
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
