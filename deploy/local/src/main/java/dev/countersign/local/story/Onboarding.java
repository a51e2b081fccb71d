package dev.countersign.local.story;

import dev.countersign.local.stack.Endpoints;
import dev.countersign.local.stack.LocalSecrets;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How an admin goes through the setup pages: connects the HRM, confirms the mapping, waits for the success page. */
public final class Onboarding {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MOST_PAGES = 20;
    private static final Set<String> ENDS = Set.of("status", "problem");

    private final AdminBrowser browser = new AdminBrowser();
    private final Endpoints endpoints;
    private final LocalSecrets secrets;
    private final Teller teller;

    /**
     * An admin with an empty browser.
     *
     * @param endpoints where the HRM is
     * @param secrets what its token is
     * @param teller hears about each page
     */
    public Onboarding(Endpoints endpoints, LocalSecrets secrets, Teller teller) {
        this.endpoints = endpoints;
        this.secrets = secrets;
        this.teller = teller;
    }

    /**
     * Goes from the Setup URL to the success page.
     *
     * @param call how Oneflow calls the Setup URL
     * @return the success page
     */
    public AdminBrowser.Page complete(Oneflow.SetupCall call) {
        return goOn(told(browser.arrive(call)), call);
    }

    /**
     * Goes from the Setup URL to a page, and stays there.
     *
     * @param call how Oneflow calls the Setup URL
     * @param step the last part of the page's path
     * @return the page
     */
    public AdminBrowser.Page until(Oneflow.SetupCall call, String step) {
        AdminBrowser.Page page = told(browser.arrive(call));
        for (int pages = 0; !page.step().equals(step) && pages < MOST_PAGES; pages++) {
            page = told(next(page, call));
        }
        return page;
    }

    /**
     * Opens a page again, at another instance of the setup service.
     *
     * @param page the page
     * @param setup where that instance is
     * @return what it shows
     */
    public AdminBrowser.Page elsewhere(AdminBrowser.Page page, URI setup) {
        return told(browser.open(setup + URI.create(page.address()).getPath()));
    }

    /**
     * Goes from a page to the success page.
     *
     * @param from the page
     * @param call how Oneflow called the Setup URL
     * @return the success page
     */
    public AdminBrowser.Page goOn(AdminBrowser.Page from, Oneflow.SetupCall call) {
        AdminBrowser.Page page = from;
        for (int pages = 0; !ENDS.contains(page.step()) && pages < MOST_PAGES; pages++) {
            page = told(next(page, call));
        }
        if (!page.step().equals("status")) {
            throw new StoryFailedException("The setup ended on the page '" + page.name() + "': "
                    + page.document().body().text());
        }
        return page;
    }

    private AdminBrowser.Page next(AdminBrowser.Page page, Oneflow.SetupCall call) {
        return switch (page.step()) {
            case "token" -> browser.submit(page, "form[action$=/token]", Map.of("token", call.token()));
            case "welcome" -> browser.submit(page, "form[action$=/welcome]", Map.of());
            case "hrm" ->
                browser.submit(
                        page,
                        "form[action$=/hrm]",
                        Map.of("url", endpoints.scim().toString(), "token", secrets.hrmToken()));
            case "mapping" -> browser.submit(page, "form[action$=/mapping]", Map.of());
            case "progress" -> afterProgress(page);
            default ->
                throw new StoryFailedException(
                        "The setup pages show an unknown page '" + page.name() + "' at " + page.address());
        };
    }

    /** The page refreshes itself until the setup is done. */
    private AdminBrowser.Page afterProgress(AdminBrowser.Page page) {
        return Waiting.until(
                "end of the setup",
                PATIENCE,
                () -> Optional.of(browser.open(page.address()))
                        .filter(now -> !now.step().equals("progress")));
    }

    private AdminBrowser.Page told(AdminBrowser.Page page) {
        if (page.status() >= 400) {
            throw new StoryFailedException("The page at " + page.address() + " came with status " + page.status() + ": "
                    + page.document().body().text());
        }
        teller.detail("page: " + page.name());
        return page;
    }
}
