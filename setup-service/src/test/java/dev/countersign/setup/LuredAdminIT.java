package dev.countersign.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.setup.AdminBrowser.Page;
import dev.countersign.setup.account.Access;
import dev.countersign.setup.account.AccessStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An admin's browser is sent to us with the token of an account that is not the admin's. */
final class LuredAdminIT {

    private static final TestService SERVICE = TestService.shared();
    private static final OneflowAccounts ONEFLOW = SERVICE.oneflow;
    private static final Journeys JOURNEYS = new Journeys(SERVICE);
    private static final Map<String, String> TYPED =
            Map.of("url", "http://127.0.0.1:18090/scim/v2", "token", AdminBrowser.HRM_SECRET);

    private final AdminBrowser browser = new AdminBrowser();
    private final long mine = ONEFLOW.create("Mine AB");
    private final long theirs = ONEFLOW.create("Theirs AB");
    private final JsonNode enabledMine = enable(mine);
    private final JsonNode enabledTheirs = enable(theirs);

    @Test
    void a_secret_is_not_taken_before_the_admin_said_whose_account_it_is() {
        // Given
        Page welcome = browser.arrive(enabledTheirs);

        // When
        Page hrm = browser.open(SERVICE.setupUrl() + "/hrm");
        Page mapping = browser.open(SERVICE.setupUrl() + "/mapping");
        Page posted = browser.post(SERVICE.setupUrl() + "/hrm", with(TYPED, welcome));

        // Then
        assertThat(List.of(hrm, mapping, posted))
                .allSatisfy(page -> assertThat(page.path()).endsWith("/welcome"))
                .allSatisfy(page -> assertThat(page.text("#signed-in")).contains("Theirs AB", Long.toString(theirs)));
        assertThat(kept(theirs).hrm()).isNull();
    }

    @Test
    void a_form_of_the_own_account_does_not_end_in_the_other_one() {
        // Given
        Page welcome = browser.arrive(enabledMine);
        Page hrm = browser.submit(welcome, "#confirm-form", Map.of());
        Page lured = browser.arrive(enabledTheirs);

        // When
        Page oldForm = browser.submit(hrm, "#hrm-form", TYPED);
        Page newFormToken = browser.post(SERVICE.setupUrl() + "/hrm", with(TYPED, lured));
        Page oldConfirmation =
                browser.post(SERVICE.setupUrl() + "/welcome", with(Map.of("account", Long.toString(mine)), lured));

        // Then
        assertThat(oldForm.attribute("#problem", "data-problem")).isEqualTo("opened-again");
        assertThat(oldForm.text("#signed-in")).contains("Theirs AB");
        assertThat(newFormToken.path()).endsWith("/welcome");
        assertThat(oldConfirmation.path()).endsWith("/welcome");
        assertThat(browser.open(SERVICE.setupUrl() + "/hrm").path()).endsWith("/welcome");
        assertThat(kept(mine).hrm()).isNull();
        assertThat(kept(theirs).hrm()).isNull();
    }

    @Test
    void every_page_says_whose_account_it_is() {
        // When
        Page welcome = browser.arrive(enabledMine);
        Page hrm = browser.submit(welcome, "#confirm-form", Map.of());
        Page mapping = browser.submit(hrm, "#hrm-form", TYPED);
        Page progress = browser.submit(mapping, "#mapping-form", Map.of());
        Page status = JOURNEYS.untilDone(browser, progress);
        Page problem = browser.open(SERVICE.setupUrl() + "/problem/no-right");
        Page nobody = new AdminBrowser().open(SERVICE.setupUrl() + "/token");

        // Then
        assertThat(List.of(welcome, hrm, mapping, progress, status, problem)).allSatisfy(page -> {
            assertThat(page.text("#signed-in-name")).isEqualTo("Mine AB");
            assertThat(page.text("#signed-in-id")).isEqualTo(Long.toString(mine));
        });
        assertThat(nobody.has("#signed-in")).isFalse();
    }

    @Test
    void to_change_the_hrm_later_it_has_to_be_said_again_but_only_once_in_a_browser() {
        // Given
        JOURNEYS.complete(browser, enabledMine);
        AdminBrowser later = new AdminBrowser();
        Page status = later.arrive(enabledMine);

        // When
        Page asked = later.open(status.link("#change-hrm"));
        Page hrm = later.submit(asked, "#confirm-form", Map.of());
        later.arrive(enabledMine);
        Page hrmAgain = later.open(status.link("#change-hrm"));

        // Then
        assertThat(asked.path()).endsWith("/welcome");
        assertThat(hrm.has("#hrm-form")).isTrue();
        assertThat(hrmAgain.has("#hrm-form")).isTrue();
    }

    @Test
    void who_only_looks_gets_no_session() {
        // Given
        JdbcClient database = SERVICE.bean(JdbcClient.class);
        String count = "SELECT count(*) FROM spring_session";
        long before = database.sql(count).query(Long.class).single();

        // When
        for (String path : List.of("", "/token", "/welcome", "/problem/no-right", "?token=short")) {
            browser.open(SERVICE.setupUrl() + path);
        }

        // Then
        assertThat(browser.cookie(SERVICE.setupUrl(), "countersign-setup")).isNull();
        assertThat(browser.cookie(SERVICE.setupUrl(), "countersign-setup-form")).isNotNull();
        assertThat(database.sql(count).query(Long.class).single()).isEqualTo(before);
    }

    @Test
    void sessions_are_stored_as_text() {
        // Given
        browser.submit(browser.arrive(enabledMine), "#confirm-form", Map.of());

        // When
        List<String> values = SERVICE
                .bean(JdbcClient.class)
                .sql("SELECT attribute_bytes FROM spring_session_attributes")
                .query(byte[].class)
                .list()
                .stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();

        // Then
        assertThat(values).contains(Long.toString(mine), "Mine AB").noneMatch(text -> text.contains("java"));
    }

    @Test
    void too_many_attempts_are_told_in_plain_words() {
        try (var replica = SERVICE.start("--countersign.setup.token-attempts.per-address=2")) {
            // Given
            String setup = TestService.baseUrl(replica) + "/api/integrations/oneflow/setup";
            Page form = browser.open(setup + "/token");
            browser.open(setup + "?token=short");
            browser.open(setup + "?token=short");

            // When
            Page automatic = browser.open(setup + "?token=short");
            Page typed = browser.submit(form, "#token-form", Map.of("token", "short"));

            // Then
            assertThat(automatic.status()).isEqualTo(429);
            assertThat(automatic.path()).endsWith("/problem/too-many-attempts");
            assertThat(typed.status()).isEqualTo(429);
            assertThat(typed.text("#token-error")).contains("Wait a minute");
        }
    }

    private static JsonNode enable(long account) {
        return ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl());
    }

    private static Access kept(long account) {
        return SERVICE.bean(AccessStore.class).find(account).orElseThrow();
    }

    /** The fields and the form token of a page that the browser has now. */
    private static Map<String, String> with(Map<String, String> fields, Page page) {
        var all = new java.util.HashMap<>(fields);
        all.put("_csrf", page.attribute("[name=_csrf]", "value"));
        return all;
    }
}
