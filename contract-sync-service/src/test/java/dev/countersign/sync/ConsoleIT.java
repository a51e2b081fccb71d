package dev.countersign.sync;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import dev.countersign.events.MappedDataField;
import dev.countersign.events.MappingOwner;
import dev.countersign.operators.Chromium;
import dev.countersign.operators.Issuer;
import dev.countersign.operators.PageCheck;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages in a real browser, against the whole service; pictures of each in target/pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsoleIT {

    private static final Map<String, String> FIELDS = Map.of(
            "demo_employee_name", "Karl Kanarienvogel",
            "demo_employee_birthdate", "1990-12-31",
            "demo_employee_address", "Kanarigatan 1, 111 22 Stockholm",
            "demo_manager_name", "Maja Manager");
    private static final AtomicInteger NUMBERS = new AtomicInteger(660_000);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String OPERATOR = "Olga Operator";

    private final World world = World.get();
    private final LogCapture logs = LogCapture.begin();
    private final Issuer issuer = new Issuer();
    private final PageCheck check = new PageCheck("en");
    private Chromium chromium;
    private ConfigurableApplicationContext service;
    private String url;
    private String database;
    private Customer customer;

    @BeforeAll
    void begin() throws IOException {
        chromium = Chromium.sharedOrSkip("the console in a browser");
        String port = freePort();
        url = "http://127.0.0.1:" + port;
        database = world.database("sync_console");
        service = start(port);
        logs.attach();
        customer = world.customer();
        world.provision(customer, 1);
    }

    /** A process of the service; a further one is a second replica. */
    private ConfigurableApplicationContext start(String port) {
        return world.start(
                database,
                Map.ofEntries(
                        Map.entry("server.port", port),
                        Map.entry("countersign.sync.reread-interval", "300ms"),
                        Map.entry("countersign.dry-run.pause", "0ms"),
                        Map.entry("countersign.console.public-url", url),
                        Map.entry("countersign.console.oauth2.client-id", Issuer.CLIENT),
                        Map.entry("countersign.console.oauth2.client-secret", "client-secret-0123456789"),
                        Map.entry("countersign.console.sign-ins.per-address", "60"),
                        Map.entry("server.forward-headers-strategy", "native"),
                        Map.entry(
                                "countersign.operator.jwt.issuer", issuer.uri().toString()),
                        Map.entry("countersign.operator.jwt.audience", Issuer.AUDIENCE)));
    }

    @AfterEach
    void noFaults() {
        world.hrmFaults(0, 0, 0);
        assertThat(chromium.violations()).isEmpty();
    }

    @AfterAll
    void end() {
        if (service != null) {
            service.close();
        }
        issuer.close();
        for (String canary :
                List.of("Kanarienvogel", "1990-12-31", "Kanarigatan", "@example.com", World.OPERATOR_TOKEN)) {
            assertThat(logs.linesWith(canary)).as(canary).isEmpty();
        }
    }

    @Test
    void why_an_employee_is_not_updated_is_answered_on_one_page() {
        // Given
        String number = number();
        long contract = synced(customer, number);
        try (BrowserContext browser = signedIn()) {
            Page page = browser.pages().getFirst();
            assertThat(page.locator("#accounts tr[data-account='" + customer.accountId + "']"))
                    .containsText("provisioned");
            assertThat(page.locator("#chart .bar")).hasCount(24);
            check.look(page, "console-02-overview");

            // When
            page.navigate(url + "/console/contracts");
            check.look(page, "console-03-search");
            page.fill("#account", Long.toString(customer.accountId));
            page.locator("#submit-search").click();
            assertThat(page.locator("#found")).containsText(Long.toString(contract));
            check.look(page, "console-04-found");
            page.fill("#contract", Long.toString(contract));
            page.fill("#account", "");
            page.locator("#submit-search").click();

            // Then
            assertThat(page.locator("#verdict")).containsText("up to date");
            assertThat(page.locator("#step-events")).containsText("contract:sign");
            assertThat(page.locator("#contract-state")).hasText("signed");
            assertThat(page.locator("#mapped")).containsText("demo_employee_name");
            assertThat(page.locator("#outcome")).hasText("created");
            assertThat(page.locator("#step-written")).containsText("created");
            assertThat(page.content()).doesNotContain("Kanari");
            check.look(page, "console-05-contract");
            page.locator("#show-values").click();
            assertThat(page.locator("#step-written")).containsText("Kanarigatan 1");
            assertThat(page.url()).doesNotContain("Kanari");
            check.look(page, "console-06-values");
            page.reload();
            assertThat(page.locator("#actions")).containsText("show values");
            assertThat(page.locator("#actions")).containsText(OPERATOR);
            int _ = service.getBean(JdbcClient.class)
                    .sql(
                            "update contract_sync set state = 'dirty', due_at = now() + interval '1 hour' where contract_id = :id")
                    .param("id", contract)
                    .update();
            page.reload();
            assertThat(page.locator("#step-written")).containsText("Kanarigatan 1");
            assertThat(page.locator("body[data-refresh]")).hasCount(0);
            page.navigate(contractPage(contract));
            assertThat(page.locator("body[data-refresh]")).hasCount(1);
        }
    }

    @Test
    void an_audit_with_values_is_for_who_may_act_and_is_noted_under_their_name() {
        // Given
        Customer exporting = world.customer();
        String path = "/api/accounts/" + exporting.accountId + "/audit";
        String reader = issuer.sign(
                issuer.claims("rita").claim("scope", "countersign.read").build());

        // When
        HttpJson.Answer refused = api("GET", path + "?values=true", null, reader);
        HttpJson.Answer without = api("GET", path, null, reader);
        HttpJson.Answer with = api("GET", path + "?values=true", null, issuer.token("olof"));

        // Then
        assertThat(List.of(refused.status(), without.status(), with.status())).containsExactly(403, 200, 200);
        assertThat(actions(exporting, "export")).contains("olof").doesNotContain("rita");
    }

    @Test
    void who_guesses_bearer_tokens_is_refused_for_a_while_and_others_are_not() {
        // Given
        for (int guess = 0; guess < 20; guess++) {
            assertThat(from("203.0.113.7", "0123456789abcdef-" + guess)).isEqualTo(401);
        }

        // When
        int guesser = from("203.0.113.7", World.OPERATOR_TOKEN);
        int neighbour = from("203.0.113.8", World.OPERATOR_TOKEN);

        // Then
        assertThat(List.of(guesser, neighbour)).containsExactly(429, 200);
    }

    @Test
    void a_sign_in_holds_at_every_replica_and_so_does_one_that_is_half_done() throws IOException {
        String port = freePort();
        String other = "http://127.0.0.1:" + port;
        try (ConfigurableApplicationContext replica = start(port);
                BrowserContext browser = signedIn();
                BrowserContext colleague = chromium.person("en", true)) {
            assertThat(replica.isRunning()).isTrue();
            Page page = browser.pages().getFirst();

            // When
            page.navigate(other + "/console/contracts");

            // Then
            assertThat(page.locator("#signed-in")).hasText(OPERATOR);
            assertThat(page.locator("#search")).isVisible();
            page.locator("#sign-out").click();
            page.navigate(url + "/console");
            assertThat(page.locator("#sign-in-form")).isVisible();

            // And when
            issuer.signsIn("olof", "openid countersign.operate");
            Page another = colleague.newPage();
            another.navigate(other + "/console/login");
            another.locator("#sign-in-oauth2").click();

            // Then the identity provider has sent the browser to the first replica
            assertThat(another.locator("#signed-in")).hasText("olof");
            assertThat(another.url()).startsWith(url);
            assertThat(replica.getBean(JdbcClient.class)
                            .sql("select convert_from(attribute_bytes, 'UTF8') from spring_session_attributes")
                            .query(String.class)
                            .list())
                    .isNotEmpty()
                    .noneMatch(kept -> kept.contains("olof") || kept.contains("OPERATOR") || kept.contains("opaque"));
        }
    }

    @Test
    void a_contract_is_asked_for_by_a_form_and_followed_until_it_is_sent() {
        // Given
        Customer asking = world.customer();
        world.provision(asking, 1);
        try (BrowserContext browser = signedIn()) {
            Page page = browser.pages().getFirst();
            page.navigate(url + "/console/requests?account=" + asking.accountId);
            assertThat(page.locator("#no-requests")).isVisible();
            check.look(page, "console-20-requests-none");
            page.locator("#new-request").click();
            assertThat(page.locator("#account")).hasValue(Long.toString(asking.accountId));
            page.fill("#participant-email", "kanarie@");
            page.fill("#templateId", "mine");
            page.locator("#request").click();
            assertThat(page.locator("#problem")).isFocused();
            assertThat(page.locator("#problem")).containsText("Workspace:");
            assertThat(page.locator("#participant-email-error")).containsText("name@company.com");
            assertThat(page.locator("#templateId-error")).containsText("whole number");
            assertThat(page.locator("#workspaceId-error")).isVisible();
            check.look(page, "console-21-request-refused");

            // When
            page.fill("#workspaceId", Long.toString(asking.workspaceId));
            page.fill("#templateId", Long.toString(asking.templateId));
            page.fill("#name", "Employment agreement");
            page.fill("#participant-name", "Karl Kanarienvogel");
            page.fill("#participant-email", "kanarie@example.com");
            page.fill("#dataFields-demo_employee_name", "Karl Kanarienvogel");
            String id = page.inputValue("#requestId");
            page.locator("#request").click();

            // Then
            assertThat(page.locator("#notice")).containsText("requested");
            assertThat(page.locator("#state[data-state=settled]")).isVisible();
            assertThat(page.locator("#verdict")).containsText("created and sent");
            assertThat(page.content()).doesNotContain("Kanari").doesNotContain("kanarie@");
            check.look(page, "console-22-request-sent");
            assertThat(asking.contracts()).hasSize(1);
            page.navigate(url + "/console/requests?account=" + asking.accountId + "&state=settled");
            assertThat(page.locator("[data-request='" + id + "']")).containsText(OPERATOR);
            assertThat(page.locator("#state option:checked")).hasText("has its result");
            check.look(page, "console-23-requests");
        }
    }

    @Test
    void a_request_that_waits_is_given_up_with_a_word_on_why() {
        // Given
        Customer unready = world.customer();
        world.announce(unready, 1, List.of());
        String path = "/api/accounts/" + unready.accountId + "/contract-requests";
        Map<String, Object> body = Map.of(
                "requestId",
                "waits",
                "requestedBy",
                "HR portal",
                "workspaceId",
                1,
                "templateId",
                1,
                "name",
                "Waits",
                "participant",
                Map.of("name", "Karl Kanarienvogel", "email", "kanarie@example.com"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                api("POST", path, body, World.OPERATOR_TOKEN).status())
                        .isEqualTo(202));
        try (BrowserContext browser = signedIn()) {
            Page page = browser.pages().getFirst();
            page.navigate(url + "/console/requests?account=" + unready.accountId);
            page.locator("[data-request=waits] a").click();
            assertThat(page.locator("#state[data-state=open]")).isVisible();
            check.look(page, "console-24-request-waits");

            // When
            page.locator("#give-up").click();
            assertThat(page.locator("#notice")).containsText("say in the comment why");
            page.fill("#comment", "a test");
            page.locator("#give-up").click();

            // Then
            assertThat(page.locator("#verdict")).containsText("Nothing was created");
            assertThat(page.locator("#act")).hasCount(0);
            check.look(page, "console-25-request-given-up");
        }
    }

    @Test
    void a_persons_values_are_erased_by_who_has_read_what_that_reaches() {
        // Given
        Customer leaving = world.customer();
        world.provision(leaving, 1);
        long contract = synced(leaving, number());
        String address = "/console/accounts/" + leaving.accountId + "/contracts/" + contract;
        try (BrowserContext browser = signedIn()) {
            Page page = browser.pages().getFirst();
            page.navigate(url + address);
            page.locator("#to-erasure").click();
            assertThat(page.locator("#reaches")).containsText("the values in 1 entry of the audit");
            assertThat(page.locator("#reaches")).containsText("what is remembered of 1 HRM record");
            assertThat(page.locator("#still-synced")).containsText(Long.toString(contract));
            check.look(page, "console-26-erasure");
            Object _ = page.locator("#sure").evaluate("box => { box.required = false; }");
            page.locator("#erase").click();
            assertThat(page.locator("#problem")).containsText("confirm that you have read");
            assertThat(erased(leaving)).isZero();

            // When
            page.fill("#comment", "request 4711");
            page.locator("#sure").check();
            page.locator("#erase").click();

            // Then
            assertThat(page.locator("#erased")).isVisible();
            assertThat(erased(leaving)).isEqualTo(1);
            check.look(page, "console-27-erased");
            page.navigate(url + address + "?values=true");
            assertThat(page.locator("#step-written")).containsText("Values erased");
            assertThat(page.content()).doesNotContain("Kanari");
            page.navigate(url + "/console/audit?account=" + leaving.accountId);
            assertThat(page.locator("#erasures")).containsText(OPERATOR);
            assertThat(page.locator("#erasures")).containsText("request 4711");
            check.look(page, "console-28-audit");
            page.navigate(url + "/console/erasure?account=" + leaving.accountId + "&whole=true");
            assertThat(page.locator("#problem")).containsText("disconnected in Oneflow");
            assertThat(page.locator("#erase-form")).hasCount(0);
            page.navigate(url + "/console/erasure?account=" + leaving.accountId + "&look=true");
            assertThat(page.locator("#problem")).containsText("exactly one");
        }
    }

    @Test
    void the_audit_is_downloaded_and_its_values_by_who_may_act() throws IOException {
        // Given
        Customer exporting = world.customer();
        world.provision(exporting, 1);
        long contract = synced(exporting, number());
        try (BrowserContext browser = signedIn();
                BrowserContext reading = chromium.person("en", true)) {
            Page page = browser.pages().getFirst();
            page.navigate(url + "/console/audit?account=" + exporting.accountId);

            // When
            String without = downloaded(page);
            page.locator("#values").check();
            page.selectOption("#format", "json");
            String with = downloaded(page);

            // Then
            assertThat(without).contains("left_out").contains("audit_id").doesNotContain("Kanari");
            assertThat(with).contains("Kanarigatan 1").startsWith("[");
            assertThat(actions(exporting, "export")).contains(OPERATOR);

            // And when
            issuer.signsIn("rita", "openid countersign.read");
            Page reader = reading.newPage();
            reader.navigate(url + "/console/login");
            reader.locator("#sign-in-oauth2").click();
            reader.navigate(url + "/console/audit?account=" + exporting.accountId);

            // Then
            assertThat(reader.locator("#values")).hasCount(0);
            assertThat(downloaded(reader)).contains("left_out");
            String account = "?account=" + exporting.accountId;
            String address = "/accounts/" + exporting.accountId + "/contracts/" + contract;
            for (String forbidden : List.of(
                    "/audit/download" + account + "&values=true",
                    "/erasure" + account + "&look=true",
                    address + "?values=true")) {
                assertThat(reader.navigate(url + "/console" + forbidden).status())
                        .as(forbidden)
                        .isEqualTo(403);
            }
            reader.navigate(url + "/console" + address);
            assertThat(reader.locator(".entry")).hasCount(1);
            assertThat(reader.locator("#show-values")).hasCount(0);
        }
    }

    @Test
    void a_contract_that_was_changed_often_is_read_page_by_page() {
        // Given
        Customer busy = world.customer();
        world.provision(busy, 1);
        long contract = synced(busy, number());
        int _ = service.getBean(JdbcClient.class)
                .sql("""
                        insert into audit (audit_id, account_id, contract_id, employee_id, occurred_at, outcome, contract_state,
                            event_type, mapping_version, changes, not_taken, sealed_values, published_at)
                        select gen_random_uuid(), account_id, contract_id, employee_id, occurred_at + n * interval '1 second', 'UPDATED',
                            contract_state, 'change:' || n, mapping_version, changes, not_taken, sealed_values, now()
                        from audit cross join generate_series(1, 60) n where contract_id = :contract""")
                .param("contract", contract)
                .update();
        try (BrowserContext browser = signedIn()) {
            Page page = browser.pages().getFirst();

            // When
            page.navigate(url + "/console/accounts/" + busy.accountId + "/contracts/" + contract);

            // Then
            assertThat(page.locator(".entry")).hasCount(50);
            assertThat(page.locator(".entry").first()).containsText("change:60");
            page.locator("#older").click();
            assertThat(page.locator(".entry")).hasCount(11);
            assertThat(page.locator(".entry").last()).containsText("created");
            assertThat(page.locator("#older")).hasCount(0);
            page.locator("#show-values").click();
            assertThat(page.locator(".entry").last()).containsText("Kanarigatan 1");
            page.locator("#newest").click();
            assertThat(page.locator(".entry").first()).containsText("change:60");
        }
    }

    @Test
    void what_a_form_or_an_address_must_not_hold_is_told_on_a_page() {
        try (BrowserContext browser = signedIn()) {
            Page page = browser.pages().getFirst();

            // When
            Response answer = page.navigate(url + "/console/parked?after=nonsense");

            // Then
            assertThat(answer.status()).isEqualTo(400);
            assertThat(page.locator("#problem")).containsText("can't be understood");
        }
    }

    @Test
    void what_is_parked_is_replayed_or_given_up_under_the_name_of_who_does_it() {
        // Given
        String first = number();
        String second = number();
        long replayed = parked(first);
        long givenUp = parked(second);
        try (BrowserContext browser = signedIn()) {
            Page page = browser.pages().getFirst();
            page.navigate(url + "/console/parked");
            assertThat(page.locator("#groups")).containsText("hrm rejected");
            check.look(page, "console-07-parked");

            // When
            page.locator("input[value='" + customer.accountId + ":" + replayed + "']")
                    .check();
            page.fill("#comment", "mended in the HRM");
            page.locator("#replay").click();
            assertThat(page.locator("#notice")).containsText("replayed");

            // Then
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(world.employee(first)).containsEntry("contractStatus", "signed"));
            page.navigate(contractPage(replayed));
            assertThat(page.locator("#actions")).containsText(OPERATOR);
            assertThat(page.locator("#actions")).containsText("mended in the HRM");

            // And when
            page.navigate(contractPage(givenUp));
            assertThat(page.locator("#verdict")).containsText("waits for a person");
            assertThat(page.locator("#advice")).containsText("replay");
            check.look(page, "console-08-parked-contract");
            page.locator("#give-up").click();
            assertThat(page.locator("#notice")).containsText("say in the comment why");
            page.fill("#comment", "a test");
            page.locator("#give-up").click();

            // Then
            assertThat(page.locator("#verdict")).containsText("given up");
            page.navigate(url + "/console/parked?state=given_up");
            assertThat(page.locator("#parked")).containsText(Long.toString(givenUp));
        }
    }

    @Test
    void a_difference_is_decided_by_who_sees_both_values() {
        // Given
        Customer asked = world.customer();
        world.provision(asked, 1);
        world.announce(
                asked,
                2,
                List.of(
                        mapped("demo_employee_name", "name", MappingOwner.CONTRACT),
                        mapped("demo_employee_address", "address", MappingOwner.ASK)));
        String number = number();
        long contract = synced(asked, number);
        world.byHand(number, "address", "Handgatan 9");
        world.event(asked, contract, "data_field:update");
        try (BrowserContext browser = signedIn()) {
            Page page = browser.pages().getFirst();
            await().atMost(SOON).untilAsserted(() -> {
                page.navigate(url + "/console/reviews");
                assertThat(page.locator("#review-list").count()).isEqualTo(1);
            });
            assertThat(page.content()).doesNotContain("Handgatan").doesNotContain("Kanari");
            check.look(page, "console-09-reviews");
            page.locator("#review-list tbody th a").first().click();
            assertThat(page.locator("#held")).hasText("Handgatan 9");
            assertThat(page.locator("#proposed")).containsText("Kanarigatan 1");
            check.look(page, "console-10-review");
            assertThat(api("GET", "/api/reviews?account=" + asked.accountId, null, issuer.token("rolf"))
                            .status())
                    .isEqualTo(200);
            assertThat(shown(asked)).contains(OPERATOR, "rolf");

            // When
            page.fill("#comment", "moved");
            page.locator("#accept").click();

            // Then
            assertThat(page.locator("#notice")).containsText("Decided");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(world.employee(number))
                            .containsEntry("address", "Kanarigatan 1, 111 22 Stockholm"));
        }
    }

    @Test
    void a_mapping_is_tried_out_and_values_are_shown_of_one_contract_only() {
        // Given
        Customer fresh = world.customer();
        world.provision(fresh, 1);
        long contract = signed(fresh, number());
        try (BrowserContext browser = signedIn()) {
            Page page = browser.pages().getFirst();
            page.navigate(url + "/console/dry-run");
            page.fill("#integration", "name: [");
            page.fill("#account", Long.toString(fresh.accountId));
            page.locator("#run").click();
            assertThat(page.locator("#problem")).isVisible();
            assertThat(page.locator("#integration")).hasValue("name: [");
            check.look(page, "console-11-dry-run-refused");

            // When
            page.fill("#integration", "");
            page.locator("#run").click();

            // Then
            assertThat(page.locator("[data-contract='" + contract + "']")).containsText("would create");
            assertThat(page.content()).doesNotContain("Kanari");
            check.look(page, "console-12-dry-run");
            page.locator("[data-contract='" + contract + "'] button").click();
            assertThat(page.locator("[data-contract='" + contract + "']")).containsText("Kanarigatan 1");
            check.look(page, "console-13-dry-run-values");
            assertThat(api("POST", "/api/accounts/" + fresh.accountId + "/dry-runs", Map.of(), issuer.token("drea"))
                            .status())
                    .isEqualTo(200);
            assertThat(shown(fresh)).contains(OPERATOR, "drea");
        }
    }

    @Test
    void what_no_webhook_told_is_found_by_a_reconciliation_that_is_started_and_watched() {
        // Given
        Customer silent = world.customer();
        world.provision(silent, 1);
        String number = number();
        long contract = signed(silent, number);
        try (BrowserContext browser = signedIn()) {
            Page page = browser.pages().getFirst();
            page.navigate(url + "/console/reconciliations");

            // When
            page.fill("#account", Long.toString(silent.accountId));
            page.locator("#start").click();

            // Then
            assertThat(page.locator("#state[data-state=finished]")).isVisible();
            assertThat(page.locator("#missed")).hasText("1");
            check.look(page, "console-15-run");
            awaitState(silent, contract, "clean");
            page.navigate(url + "/console/reconciliations");
            assertThat(page.locator("#runs")).containsText(Long.toString(silent.accountId));
            check.look(page, "console-16-runs");
        }
    }

    @Test
    void people_sign_in_at_their_identity_provider_and_may_do_what_its_scopes_say() {
        // Given
        String number = number();
        long contract = synced(customer, number);
        try (BrowserContext browser = chromium.person("en", true)) {
            Page page = browser.newPage();
            issuer.signsIn("rita", "openid countersign.read");

            // When
            page.navigate(url + "/console");
            page.locator("#sign-in-oauth2").click();
            assertThat(page.locator("#signed-in")).hasText("rita");
            page.navigate(contractPage(contract));

            // Then
            assertThat(page.locator("#verdict")).isVisible();
            assertThat(page.locator("#act").count()).isZero();
            assertThat(page.evaluate(
                            "async path => (await fetch(path, {method: 'POST', body: new URLSearchParams()})).status",
                            "/console/accounts/" + customer.accountId + "/contracts/" + contract + "/replay"))
                    .isEqualTo(403);

            // And when
            page.locator("#sign-out").click();
            issuer.signsIn("olof", "openid countersign.operate");
            page.locator("#sign-in-oauth2").click();
            page.navigate(contractPage(contract));
            page.locator("#replay").click();

            // Then
            assertThat(page.locator("#actions")).containsText("olof");
        }
    }

    @Test
    void who_has_neither_scope_gets_in_nowhere() {
        try (BrowserContext browser = chromium.person("en", true)) {
            Page page = browser.newPage();
            issuer.signsIn("mallory", "openid profile");

            // When
            page.navigate(url + "/console/login");
            page.locator("#sign-in-oauth2").click();

            // Then
            assertThat(page.locator("#problem")).containsText("no right");
            check.look(page, "console-14-no-right");
        }
    }

    @Test
    void the_door_is_shut_for_wrong_tokens_forged_forms_and_strangers() throws IOException, InterruptedException {
        try (BrowserContext browser = chromium.person("en", true)) {
            Page page = browser.newPage();

            // When
            page.navigate(contractPage(1));
            check.look(page, "console-01-sign-in");
            signIn(page, "not-the-token-0123456789");

            // Then
            assertThat(page.locator("#problem")).containsText("not the operator token");
            assertThat(page.locator("#token")).hasValue("");
            signIn(page, World.OPERATOR_TOKEN);
            assertThat(page.locator("#signed-in")).hasText(OPERATOR);
            for (Cookie cookie : browser.cookies()) {
                assertThat(cookie.httpOnly).as(cookie.name).isTrue();
                assertThat(cookie.sameSite).as(cookie.name).isEqualTo(SameSiteAttribute.LAX);
            }
            assertThat(
                            page.evaluate(
                                    "async () => (await fetch('/console/parked/give-up', {method: 'POST', body: new URLSearchParams({comment: 'x'})})).status"))
                    .isEqualTo(403);
            page.navigate(url + "/console/nothing-here");
            assertThat(page.locator("#problem")).containsText("no such page");
        }
        HttpResponse<String> stranger = get("/console/parked");
        assertThat(stranger.statusCode()).isEqualTo(302);
        assertThat(stranger.headers().firstValue("Location").orElse("")).endsWith("/console/login");
        HttpResponse<String> door = get("/console/login");
        assertThat(door.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(door.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(door.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(door.headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("countersign-console="));
    }

    private HttpJson.Answer api(String method, String path, @Nullable Object body, String token) {
        return world.http.send(method, url + path, body, "Authorization", "Bearer " + token);
    }

    /** The status of a call that a proxy hands on. */
    private int from(String address, String token) {
        return world.http
                .send(
                        "GET",
                        url + "/api/openapi.json",
                        null,
                        "X-Forwarded-For",
                        address,
                        "Authorization",
                        "Bearer " + token)
                .status();
    }

    private static String downloaded(Page page) throws IOException {
        Download download = page.waitForDownload(() -> page.locator("#download").click());
        return Files.readString(download.path());
    }

    private int erased(Customer of) {
        return api("GET", "/api/accounts/" + of.accountId + "/erasures", null, World.OPERATOR_TOKEN)
                .body()
                .size();
    }

    private String shown(Customer of) {
        return actions(of, "show_values");
    }

    private String actions(Customer of, String what) {
        return api("GET", "/api/operator-actions?what=" + what + "&account=" + of.accountId, null, World.OPERATOR_TOKEN)
                .body()
                .toString();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private BrowserContext signedIn() {
        BrowserContext browser = chromium.person("en", true);
        Page page = browser.newPage();
        page.navigate(url + "/console");
        signIn(page, World.OPERATOR_TOKEN);
        assertThat(page.locator("#signed-in")).hasText(OPERATOR);
        return browser;
    }

    private static void signIn(Page page, String token) {
        page.fill("#name", OPERATOR);
        page.fill("#token", token);
        page.locator("#sign-in").click();
    }

    private String contractPage(long contract) {
        return url + "/console/accounts/" + customer.accountId + "/contracts/" + contract;
    }

    private long parked(String number) {
        long contract = signed(customer, number);
        world.hrmFaults(0, 400, 1);
        world.event(customer, contract, "contract:sign");
        awaitState(customer, contract, "parked");
        return contract;
    }

    private long synced(Customer of, String number) {
        long contract = signed(of, number);
        world.event(of, contract, "contract:sign");
        awaitState(of, contract, "clean");
        return contract;
    }

    private void awaitState(Customer of, long contract, String state) {
        String path = url + "/api/accounts/" + of.accountId + "/contracts/" + contract;
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.http
                                .send("GET", path, null, "Authorization", "Bearer " + World.OPERATOR_TOKEN)
                                .body()
                                .path("state")
                                .asString())
                        .isEqualTo(state));
    }

    private static long signed(Customer of, String number) {
        long contract = of.contract(FIELDS, number + "@example.com", number);
        of.act(contract, "publish");
        of.act(contract, "sign");
        return contract;
    }

    private static MappedDataField mapped(String customId, String attribute, MappingOwner owner) {
        return MappedDataField.newBuilder()
                .setCustomId(customId)
                .setAttribute(attribute)
                .setOwner(owner)
                .build();
    }

    private static String number() {
        return Integer.toString(NUMBERS.incrementAndGet());
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
