package dev.countersign.setup;

import static org.awaitility.Awaitility.await;

import dev.countersign.setup.AdminBrowser.Page;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import tools.jackson.databind.JsonNode;

/** What admins do in many tests. */
final class Journeys {

    private final TestService service;

    Journeys(TestService service) {
        this.service = service;
    }

    /** Arrives, with the token form filled in where there is one, and sees the page that follows. */
    Page enter(AdminBrowser browser, JsonNode enabled) {
        Page page = browser.arrive(enabled);
        if (page.path().endsWith("/token")) {
            return browser.submit(
                    page,
                    "#token-form",
                    Map.of("token", enabled.path("token").asString(), "user_email", OneflowAccounts.ADMIN_EMAIL));
        }
        return page;
    }

    /** All the way to the success page. */
    Page complete(AdminBrowser browser, JsonNode enabled) {
        return untilDone(browser, browser.connectAndConfirm(enter(browser, enabled)));
    }

    /** Presses "Check and repair" and waits for the success page. */
    Page repair(AdminBrowser browser) {
        Page status = browser.open(service.setupUrl());
        return untilDone(browser, browser.submit(status, "#repair-form", Map.of()));
    }

    Page untilDone(AdminBrowser browser, Page page) {
        return until(browser, page, "/status");
    }

    Page until(AdminBrowser browser, Page page, String pathEnd) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> browser.open(page.response().url().toString()),
                        now -> now.path().endsWith(pathEnd));
    }

    /** The latest state of an account on a topic, once there is one. */
    <T extends SpecificRecord> T last(String topic, long account, Class<T> type) {
        return Objects.requireNonNull(await().until(
                        () -> service.topics.values(topic, Long.toString(account), type),
                        values -> !values.isEmpty() && values.getLast() != null)
                .getLast());
    }
}
