package dev.countersign.local.story;

import dev.countersign.local.stack.Endpoints;
import dev.countersign.local.stack.LocalSecrets;
import java.util.Map;

/** How an admin goes through the setup pages: connects the HRM, confirms the mapping, waits for the success page. */
public final class Onboarding {

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
        AdminBrowser.Page page = told(browser.arrive(call));
        page = told(browser.submit(
                page, "form", Map.of("baseUrl", endpoints.scim().toString(), "token", secrets.hrmToken())));
        return page;
    }

    private AdminBrowser.Page told(AdminBrowser.Page page) {
        if (page.status() >= 400) {
            throw new StoryFailedException("The page at " + page.address() + " came with status " + page.status() + ": "
                    + page.document().body().text());
        }
        teller.detail("page: " + page.name() + " (" + page.address() + ")");
        return page;
    }
}
