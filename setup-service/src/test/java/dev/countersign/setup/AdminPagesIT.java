package dev.countersign.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.AccountState;
import dev.countersign.events.MappingOwner;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.setup.AdminBrowser.Page;
import dev.countersign.setup.account.Access;
import dev.countersign.setup.account.AccessStore;
import dev.countersign.setup.syncservice.ConnectionTest;
import dev.countersign.setup.syncservice.ConnectionTest.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the admin's pages do: the language, the trial of the HRM, the mapping, a new token, the way out. */
final class AdminPagesIT {

    private static final TestService SERVICE = TestService.shared();
    private static final OneflowAccounts ONEFLOW = SERVICE.oneflow;
    private static final Journeys JOURNEYS = new Journeys(SERVICE);
    private static final String SETUP = SERVICE.setupUrl();
    private static final Map<String, String> TYPED =
            Map.of("url", "http://127.0.0.1:18090/scim/v2", "token", AdminBrowser.HRM_SECRET);

    private final AdminBrowser browser = new AdminBrowser();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"sv-SE,sv;q=0.9,en;q=0.8 | sv", "de,sv;q=0.8 | sv", "en-GB | en", "de | en", "*;;q=nonsense | en"})
    void the_language_is_the_best_that_the_browser_asks_for(String accepted, String language) throws Exception {
        // When
        var page = Jsoup.newSession()
                .newRequest(SETUP + "/token")
                .header("Accept-Language", accepted)
                .execute()
                .parse();

        // Then
        assertThat(page.select("html").attr("lang")).isEqualTo(language);
    }

    @Test
    void a_chosen_language_stays_also_over_a_sign_in() {
        // Given
        long account = ONEFLOW.create("Svenska AB");
        Page form = browser.open(SETUP + "/token");

        // When
        Page swedish = browser.open(form.link("#language-sv"));
        Page welcome = browser.arrive(enable(account));

        // Then
        assertThat(swedish.path()).endsWith("/token");
        assertThat(swedish.text("h1")).isEqualTo("Ange tilläggets token");
        assertThat(welcome.text("#continue")).isEqualTo("Det är vårt konto");
        assertThat(browser.cookie(SETUP, "countersign-setup-language")).isEqualTo("sv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/elsewhere", "", "/api/accounts"})
    void the_choice_of_a_language_leads_to_our_pages_only(String from) throws Exception {
        // When
        Connection.Response response = Jsoup.connect(SETUP + "/language/sv")
                .data("from", from)
                .followRedirects(false)
                .ignoreContentType(true)
                .execute();

        // Then
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.header("Location")).isEqualTo(URI.create(SETUP).getPath());
    }

    @Test
    void an_hrm_is_tried_out_without_being_saved_and_its_secret_is_typed_once() {
        // Given
        long account = ONEFLOW.create("Tries AB");
        Page hrm = confirmed(account);
        sync().answer(
                        account,
                        new ConnectionTest.Works("SCIM at 127.0.0.1", List.of(ConnectionTest.Warning.SCHEMAS_UNKNOWN)));

        // When
        Page tried = browser.post(SETUP + "/hrm", with(hrm, TYPED, "test", "true"));
        boolean savedByTheTrial = access(account).hrm() != null;
        Page mapping = browser.submit(tried, "#hrm-form", Map.of());

        // Then
        assertThat(tried.attribute("#hrm-trial", "data-result")).isEqualTo("works");
        assertThat(tried.text("#hrm-trial")).contains("SCIM at 127.0.0.1", "which fields it has");
        assertThat(tried.document().html()).doesNotContain(AdminBrowser.HRM_SECRET);
        assertThat(savedByTheTrial).isFalse();
        assertThat(mapping.path()).endsWith("/mapping");
        assertThat(access(account).hrm()).isNotNull();
    }

    @Test
    void an_hrm_that_does_not_work_is_saved_only_if_the_admin_insists() {
        // Given
        long account = ONEFLOW.create("Insists AB");
        Page hrm = confirmed(account);
        sync().answer(account, new ConnectionTest.Refused(Reason.FORBIDDEN, "answered 403"));

        // When
        Page refused = browser.submit(hrm, "#hrm-form", TYPED);
        boolean savedAtOnce = access(account).hrm() != null;
        Page mapping = browser.post(
                SETUP + "/hrm", with(refused, Map.of("url", TYPED.get("url"), "token", ""), "anyway", "true"));

        // Then
        assertThat(refused.attribute("#hrm-trial", "data-result")).isEqualTo("refused");
        assertThat(refused.text("#hrm-trial-reason")).contains("may not read employees");
        assertThat(refused.has("#save-anyway")).isTrue();
        assertThat(savedAtOnce).isFalse();
        assertThat(mapping.path()).endsWith("/mapping");
    }

    @Test
    void trials_are_limited() {
        // Given
        long account = ONEFLOW.create("Scanner AB");
        Page hrm = confirmed(account);

        // When
        Page last = hrm;
        for (int i = 0; i < 11; i++) {
            last = browser.post(SETUP + "/hrm", with(hrm, TYPED, "test", "true"));
        }

        // Then
        assertThat(last.attribute("#hrm-trial", "data-result")).isEqualTo("too-often");
    }

    @Test
    void a_changed_mapping_is_announced_and_shown_again_and_can_be_reset() {
        // Given
        long account = ONEFLOW.create("Maps AB");
        Page mapping = browser.submit(confirmed(account), "#hrm-form", TYPED);

        // When
        JOURNEYS.untilDone(
                browser,
                browser.submit(
                        mapping,
                        "#mapping-form",
                        Map.of(
                                "attribute.demo_employee_birthdate",
                                "employmentStartDate",
                                "owner.demo_manager_name",
                                "ASK")));
        AccountProvisioned changed = last(account);
        Page again = browser.open(SETUP + "/mapping");
        Page reset = browser.post(SETUP + "/mapping", with(again, Map.of(), "reset", "true"));
        JOURNEYS.untilDone(browser, browser.submit(reset, "#mapping-form", Map.of()));

        // Then
        assertThat(changed.getMapping()).hasSize(4).anySatisfy(field -> {
            assertThat(field.getCustomId()).isEqualTo("demo_employee_birthdate");
            assertThat(field.getAttribute()).isEqualTo("employmentStartDate");
            assertThat(field.getOwner()).isEqualTo(MappingOwner.CONTRACT);
        });
        assertThat(changed.getMappingVersion()).matches("1-[0-9a-f]{8}");
        assertThat(again.text("#owner-demo_manager_name option[selected]")).isEqualTo("A person is asked");
        assertThat(reset.has("#mapping-reset")).isTrue();
        await().untilAsserted(() -> {
            assertThat(last(account).getMapping()).isEmpty();
            assertThat(last(account).getMappingVersion()).isEqualTo("1");
        });
    }

    @Test
    void a_new_token_reconnects_and_that_of_another_account_does_not() {
        // Given
        long account = ONEFLOW.create("Renews AB");
        JOURNEYS.complete(browser, enable(account));
        ONEFLOW.disable(account);
        browser.submit(browser.open(SETUP), "#repair-form", Map.of());
        await().until(() -> last(account).getState() == AccountState.SUSPENDED);
        String foreign = typedToken(ONEFLOW.create("Foreign AB"));
        String fresh = typedToken(account);

        // When
        Page form = browser.open(browser.open(SETUP + "/status").link("#reconnect"));
        Page refused = browser.submit(form, "#reconnect-form", Map.of("token", foreign));
        Page done = JOURNEYS.untilDone(browser, browser.submit(refused, "#reconnect-form", Map.of("token", fresh)));

        // Then
        assertThat(form.path()).endsWith("/reconnect");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("#token-error")).contains("another Oneflow account");
        assertThat(done.has("#setup-complete")).isTrue();
        await().until(() -> last(account).getState() == AccountState.PROVISIONED);
    }

    @Test
    void an_admin_disconnects_after_reading_what_that_means() {
        // Given
        long account = ONEFLOW.create("Leaves AB");
        JOURNEYS.complete(browser, enable(account));

        // When
        Page asked = browser.open(browser.open(SETUP + "/status").link("#disconnect"));
        Page otherAccount = browser.post(SETUP + "/disconnect", with(asked, Map.of(), "account", "1"));
        Page leaving = browser.submit(asked, "#disconnect-form", Map.of());
        Page left = await().atMost(Duration.ofSeconds(20))
                .until(() -> browser.open(leaving.response().url().toString()), page -> page.has("#disconnected"));

        // Then
        assertThat(asked.document().select("#removed li")).hasSize(3);
        assertThat(asked.document().select("#stays li")).hasSize(4);
        assertThat(otherAccount.path()).endsWith("/disconnect");
        assertThat(left.text("h1")).isEqualTo("Demo is disconnected");
        assertThat(browser.open(SETUP).path()).endsWith("/disconnected");
        await().until(() -> last(account).getState() == AccountState.DEPROVISIONED);
        assertThat(ONEFLOW.state(account).path("webhooks")).isEmpty();
    }

    private Page confirmed(long account) {
        return browser.submit(browser.arrive(enable(account)), "#confirm-form", Map.of());
    }

    /** The fields, a button, and the form token of a page. */
    private static Map<String, String> with(Page page, Map<String, String> fields, String button, String value) {
        var all = new HashMap<>(fields);
        if (page.path().endsWith("/hrm")) {
            all.put("authentication", "bearer");
        }
        all.put(button, value);
        all.put("_csrf", page.attribute("[name=_csrf]", "value"));
        return all;
    }

    private static JsonNode enable(long account) {
        return ONEFLOW.enable(account, "automatic-get", SETUP);
    }

    private static String typedToken(long account) {
        return ONEFLOW.enable(account, "show-token", SETUP).path("token").asString();
    }

    private static AccountProvisioned last(long account) {
        return JOURNEYS.last(TopicNames.ACCOUNT_PROVISIONED, account, AccountProvisioned.class);
    }

    private static Access access(long account) {
        return SERVICE.bean(AccessStore.class).find(account).orElseThrow();
    }

    private static ScriptedSyncService sync() {
        return SERVICE.bean(ScriptedSyncService.class);
    }
}
