package dev.countersign.setup.onboarding;

import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.setup.config.SetupProperties;
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
