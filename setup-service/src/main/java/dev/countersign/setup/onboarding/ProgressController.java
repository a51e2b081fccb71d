package dev.countersign.setup.onboarding;

import dev.countersign.setup.provisioning.Goal;
import dev.countersign.setup.provisioning.Provisioning;
import dev.countersign.setup.provisioning.ProvisioningRequests;
import dev.countersign.setup.provisioning.Status;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Shows how the work on an account gets on: the setup, or the way out. */
@Controller
class ProgressController {

    private static final int SLOW_REFRESH_SECONDS = 5;

    private final ProvisioningRequests provisioning;
    private final MessageSource texts;

    ProgressController(ProvisioningRequests provisioning, MessageSource texts) {
        this.provisioning = provisioning;
        this.texts = texts;
    }

    /**
     * How it stands, for the script of the page.
     *
     * @param status of the work; a page that shows another one loads itself anew
     * @param next where to go on; null while it is not done
     */
    record Now(String status, @Nullable String next, List<NowLine> lines) {}

    /** A line with what it says in the admin's language. */
    record NowLine(String step, String state, String text) {}

    @GetMapping(SetupPaths.PROGRESS)
    Object progress(@AuthenticationPrincipal Admin admin, Model model) {
        Optional<Provisioning> work = provisioning.find(admin.accountId());
        if (work.isEmpty()) {
            return SeeOther.to(SetupPaths.WELCOME);
        }
        return show(work.get(), Goal.PROVISION, model);
    }

    /** The way out; at its end the page of {@link DisconnectController}. */
    @GetMapping(SetupPaths.DISCONNECTED)
    Object leaving(@AuthenticationPrincipal Admin admin, Model model) {
        Optional<Provisioning> work = provisioning.find(admin.accountId());
        if (work.isEmpty()) {
            return SeeOther.to(SetupPaths.WELCOME);
        }
        if (work.get().goal() == Goal.DEPROVISION && work.get().status() == Status.DONE) {
            return "disconnected";
        }
        return show(work.get(), Goal.DEPROVISION, model);
    }

    @GetMapping(path = SetupPaths.PROGRESS_STATE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Now now(@AuthenticationPrincipal Admin admin, Locale locale) {
        return provisioning
                .find(admin.accountId())
                .map(work -> new Now(
                        work.status().name(),
                        work.status() == Status.DONE ? endOf(work.goal()) : null,
                        ProgressLines.of(work).stream()
                                .map(line -> line(line, locale))
                                .toList()))
                .orElse(new Now(Status.DONE.name(), SetupPaths.SETUP, List.of()));
    }

    private Object show(Provisioning work, Goal expected, Model model) {
        if (work.goal() != expected) {
            return SeeOther.to(SetupPaths.SETUP);
        }
        if (work.status() == Status.DONE) {
            return SeeOther.to(endOf(work.goal()));
        }
        model.addAttribute("state", work);
        model.addAttribute("lines", ProgressLines.of(work));
        if (work.isUnderWay()) {
            model.addAttribute("refreshSeconds", work.status() == Status.RUNNING ? 1 : SLOW_REFRESH_SECONDS);
        }
        return "progress";
    }

    private NowLine line(ProgressLine line, Locale locale) {
        String text = texts.getMessage("progress.state." + line.state(), null, locale);
        return new NowLine(line.step().name(), line.state().name().toLowerCase(Locale.ROOT), text);
    }

    private static String endOf(Goal goal) {
        return goal == Goal.DEPROVISION ? SetupPaths.DISCONNECTED : StatusController.AFTER_SETUP;
    }
}
