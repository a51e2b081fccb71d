package dev.countersign.setup.onboarding;

import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.setup.config.SetupProperties;
import dev.countersign.setup.web.PageLanguage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows. */
@ControllerAdvice
class PageModel {

    private final IntegrationDescription integration;
    private final SetupProperties properties;

    PageModel(IntegrationDescription integration, SetupProperties properties) {
        this.integration = integration;
        this.properties = properties;
    }

    @ModelAttribute("integrationName")
    String integrationName() {
        return integration.name();
    }

    @ModelAttribute("templateGroupName")
    String templateGroupName() {
        return integration.templateGroup().name();
    }

    /** The page that is shown, for coming back to it in another language. */
    @ModelAttribute("page")
    String page(HttpServletRequest request) {
        return SetupPaths.pageAt(request.getRequestURI());
    }

    @ModelAttribute("languages")
    List<Locale> languages() {
        return PageLanguage.LANGUAGES;
    }

    @ModelAttribute("signedIn")
    @Nullable Admin signedIn() {
        return SetupSession.admin().orElse(null);
    }

    @ModelAttribute("returnUrl")
    String returnUrl() {
        return SetupSession.admin()
                .map(Admin::returnUrl)
                .orElse(properties.returnUrl().toString());
    }
}
