package dev.countersign.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.countersign.operators.Chromium;
import java.util.Map;

/** An admin before a real browser, on the way through the setup. */
final class AdminScreen implements AutoCloseable {

    static final String HRM_URL = "http://127.0.0.1:18090/scim/v2";

    private static final TestService SERVICE = TestService.shared();
    private static final OneflowAccounts ONEFLOW = SERVICE.oneflow;
    private static final String SETUP = SERVICE.setupUrl();
    private static final int MOST_TABS = 40;

    private final BrowserContext person;
    private final Page page;

    private AdminScreen(BrowserContext person) {
        this.person = person;
        this.page = person.newPage();
    }

    static AdminScreen of(Chromium chromium, String language) {
        return new AdminScreen(chromium.person(language, true));
    }

    /** An admin who has connected the HRM and is to confirm the mapping: the pages on the way there are other tests'. */
    AdminScreen atTheMapping(long account) {
        AdminBrowser quick = new AdminBrowser();
        AdminBrowser.Page mapping = quick.connect(quick.arrive(ONEFLOW.enable(account, "automatic-get", SETUP)));
        assertThat(mapping.path()).endsWith("/mapping");
        return with(quick, "/mapping");
    }

    /** An admin whose account is set up, before its status. */
    AdminScreen atTheStatus(long account) {
        AdminBrowser quick = new AdminBrowser();
        AdminBrowser.Page _ = new Journeys(SERVICE).complete(quick, ONEFLOW.enable(account, "automatic-get", SETUP));
        return with(quick, "/status");
    }

    /** Goes on with what another browser was signed in by. */
    private AdminScreen with(AdminBrowser other, String path) {
        person.addCookies(other.cookies(SERVICE.baseUrl()).entrySet().stream()
                .map(kept -> new Cookie(kept.getKey(), kept.getValue()).setUrl(SERVICE.baseUrl()))
                .toList());
        open(path);
        return this;
    }

    static AdminScreen withoutJavaScript(Chromium chromium, String language) {
        return new AdminScreen(chromium.person(language, false));
    }

    Page page() {
        return page;
    }

    /** Another tab of the same browser. */
    Page newTab() {
        return person.newPage();
    }

    void forgetCookies() {
        person.clearCookies();
    }

    void open(String path) {
        page.navigate(SETUP + path);
    }

    /** Enables the extension in Oneflow, which sends the browser to us. */
    void arrive(long account) {
        page.navigate(arrival(account));
    }

    /** Likewise, and from then on Oneflow has faults; as long as it has some, nothing can be asked of its people either. */
    void arriveAndThen(long account, Map<String, Object> faults) {
        ONEFLOW.noFaults();
        String url = arrival(account);
        ONEFLOW.faults(faults);
        page.navigate(url);
    }

    void confirmAccount() {
        page.locator("#continue").click();
    }

    void fillInHrm() {
        page.fill("#hrm-url", HRM_URL);
        page.fill("#hrm-token", AdminBrowser.HRM_SECRET);
    }

    void saveHrm() {
        page.locator("#submit-hrm").click();
        page.waitForURL("**/mapping");
    }

    /** From the welcome page to the mapping. */
    void connect() {
        confirmAccount();
        fillInHrm();
        saveHrm();
    }

    void arriveAndConnect(long account) {
        arrive(account);
        connect();
    }

    void confirmMapping() {
        page.locator("#submit-mapping").click();
    }

    /** What the page of a problem is about. */
    String problem() {
        return problem(page);
    }

    static String problem(Page page) {
        return page.locator("#problem").getAttribute("data-problem");
    }

    static String tokenOf(long account) {
        return ONEFLOW.enable(account, "show-token", SETUP).path("token").asString();
    }

    /** Goes on with the tabulator until the element has the focus; whatever has it on the way shows that. */
    void tabTo(String id) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if (id.equals(focused())) {
                return;
            }
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement === document.body"
                            + " || getComputedStyle(document.activeElement).outlineStyle !== 'none'"))
                    .as("the focus of %s is seen", focused())
                    .isEqualTo(true);
        }
        throw new AssertionError("The tabulator does not lead to " + id);
    }

    /** Id of what has the focus, or else its class. */
    String focused() {
        return (String) page.evaluate("document.activeElement.id || document.activeElement.className");
    }

    @Override
    public void close() {
        person.close();
    }

    private static String arrival(long account) {
        return ONEFLOW.enable(account, "automatic-get", SETUP)
                .path("setup")
                .path("url")
                .asString();
    }
}
