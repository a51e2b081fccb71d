package dev.countersign.local.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.countersign.events.AccountProvisioned;
import dev.countersign.local.stack.Endpoints;
import dev.countersign.local.story.Oneflow;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An admin enables the extension in a real browser and comes back to Oneflow. */
final class OnboardingIT {

    private static final LocatorAssertions.IsVisibleOptions VISIBLE_IN_TIME =
            new LocatorAssertions.IsVisibleOptions().setTimeout((double) SharedStack.PATIENCE.toMillis());

    private static Chromium chromium;

    private final Oneflow oneflow = SharedStack.oneflow();
    private final Endpoints endpoints = SharedStack.endpoints();

    @BeforeAll
    static void open() {
        chromium = Chromium.openOrSkip("onboarding in a browser");
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"automatic-get", "automatic-post"})
    void from_enabling_to_the_way_back(String method) {
        // Given
        long account = oneflow.createAccount("Browser AB");
        Page page = chromium.newPage();

        // When
        enable(page, account, method);
        connectHrm(page);

        // Then
        AccountProvisioned provisioned = SharedStack.awaitProvisioned(account);
        assertThat(provisioned.getAccountName()).isEqualTo("Browser AB");
        page.locator("#back-to-oneflow").click();
        // A predicate, since Java's quoted patterns mean something else in the browser.
        page.waitForURL(url -> url.startsWith(endpoints.oneflow().toString()));
    }

    @Test
    void with_a_token_that_is_copied_by_hand() {
        // Given
        long account = oneflow.createAccount("Copied token AB");
        Oneflow.SetupCall call = oneflow.enableExtension(account, "show-token");
        Page page = chromium.newPage();

        // When
        page.navigate(call.url().toString());
        page.fill("[name=token]", call.token());
        page.locator("#submit-token").click();
        connectHrm(page);

        // Then
        assertThat(SharedStack.awaitProvisioned(account).getAccountId()).isEqualTo(account);
    }

    private void enable(Page page, long account, String method) {
        page.navigate(endpoints.oneflow() + "/accounts/" + account);
        page.selectOption("#enable-extension [name=method]", method);
        page.locator("#enable-extension button").click();
        page.waitForURL(Pattern.compile(".*/setup/.*"));
        assertThat(page.url()).doesNotContain("token=");
    }

    private void connectHrm(Page page) {
        page.locator("#continue").click();
        page.fill("[name=url]", endpoints.scim().toString());
        page.fill("[name=token]", "not-the-token");
        page.locator("#test-hrm").click();
        assertThat(page.locator("#hrm-trial[data-result=refused]")).isVisible(VISIBLE_IN_TIME);
        page.fill("[name=token]", SharedStack.get().secrets().hrmToken());
        page.locator("#test-hrm").click();
        assertThat(page.locator("#hrm-trial[data-result=works]")).isVisible(VISIBLE_IN_TIME);
        page.locator("#submit-hrm").click();
        page.locator("#submit-mapping").click();
        assertThat(page.locator("#setup-complete")).isVisible(VISIBLE_IN_TIME);
    }
}
