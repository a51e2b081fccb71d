package dev.countersign.local.rollout;

import dev.countersign.local.stack.Instance;
import dev.countersign.local.stack.LocalStack;
import dev.countersign.local.story.AdminBrowser;
import dev.countersign.local.story.Onboarding;
import dev.countersign.local.story.Oneflow;
import dev.countersign.local.traffic.Silence;
import java.util.Optional;

/** An admin who is in the middle of the setup when the release changes. */
final class AdminMidway {

    private final Oneflow.SetupCall call;
    private final Onboarding onboarding;
    private AdminBrowser.Page page;

    /** Goes as far as the page that asks for the HRM. */
    AdminMidway(LocalStack stack, Oneflow oneflow) {
        this.call = oneflow.enableExtension(oneflow.createAccount("In the middle AB"), "automatic-get");
        this.onboarding = new Onboarding(stack.endpoints(), stack.secrets(), new Silence());
        this.page = onboarding.until(call, "hrm");
    }

    /** Goes on to the end at another instance; what is wrong, if anything is. */
    Optional<String> finishAt(Instance setup) {
        page = onboarding.elsewhere(page, setup.address());
        if (!page.step().equals("hrm")) {
            return Optional.of("the admin was sent to '" + page.name() + "' in the middle of the setup");
        }
        page = onboarding.goOn(page, call);
        return Optional.empty();
    }

    /** Looks at the success page once more at another instance; what is wrong, if anything is. */
    Optional<String> lookAt(Instance setup) {
        AdminBrowser.Page now = onboarding.elsewhere(page, setup.address());
        return now.step().equals("status")
                ? Optional.empty()
                : Optional.of("the admin who was signed in was sent to '" + now.name() + "'");
    }
}
