package dev.countersign.setup.onboarding;

import dev.countersign.setup.account.Access;
import dev.countersign.setup.account.AccessStore;
import dev.countersign.setup.account.HrmConnection;
import dev.countersign.setup.lifecycle.LifeCycle;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which the admin connects the HRM: tried out on demand, and before it is saved. */
@Controller
class HrmController {

    private final AccessStore access;
    private final HrmFormCheck check;
    private final HrmConnections connections;
    private final HrmTrials trials;
    private final LifeCycle lifeCycle;
    private final Stages stages;

    HrmController(
            AccessStore access,
            HrmFormCheck check,
            HrmConnections connections,
            HrmTrials trials,
            LifeCycle lifeCycle,
            Stages stages) {
        this.access = access;
        this.lifeCycle = lifeCycle;
        this.stages = stages;
        this.check = check;
        this.connections = connections;
        this.trials = trials;
    }

    @GetMapping(SetupPaths.HRM)
    Object form(@AuthenticationPrincipal Admin admin, Model model, HttpServletRequest request) {
        Optional<Access> given = access.find(admin.accountId());
        if (given.isEmpty()) {
            return startAgain();
        }
        HrmConnection tried = connections.tried(request);
        HrmConnection kept = tried != null ? tried : given.get().hrm();
        return page(model, kept == null ? HrmForm.empty() : HrmForm.of(kept), kept != null, Map.of());
    }

    /**
     * Tries out what was typed, and saves it unless only that was asked for.
     *
     * @param test whether it is only to be tried out
     * @param anyway whether it is to be saved although it did not work
     */
    @PostMapping(SetupPaths.HRM)
    Object entered(
            @AuthenticationPrincipal Admin admin,
            HrmForm form,
            @RequestParam(defaultValue = "false") boolean test,
            @RequestParam(defaultValue = "false") boolean anyway,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Access> given = access.find(admin.accountId());
        if (given.isEmpty()) {
            return startAgain();
        }
        HrmConnection kept =
                whoseSecret(form, connections.tried(request), given.get().hrm());
        Map<String, String> wrong = check.check(form, kept);
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, form.withoutSecrets(), kept != null, wrong);
        }
        HrmConnection proposed = connections.of(form, kept, admin.accountId());
        if (test || !anyway) {
            TrialView result = trials.run(admin.accountId(), proposed);
            model.addAttribute("trial", result);
            if (test || result.isBad()) {
                connections.keepTried(proposed, request);
                model.addAttribute("canSaveAnyway", !test);
                return page(model, HrmForm.of(proposed), true, Map.of());
            }
        }
        lifeCycle.changeHrm(admin.accountId(), proposed);
        connections.forgetTried(request);
        return SeeOther.to(stages.isSetUp(admin) ? SetupPaths.PROGRESS : SetupPaths.MAPPING);
    }

    /** The connection whose secret an empty one stands for. */
    private static @Nullable HrmConnection whoseSecret(
            HrmForm form, @Nullable HrmConnection tried, @Nullable HrmConnection saved) {
        return tried != null && HrmFormCheck.keepsSecret(form, tried) ? tried : saved;
    }

    private static String page(Model model, HrmForm form, boolean hasSecret, Map<String, String> wrong) {
        model.addAttribute("form", form);
        model.addAttribute("hasSecret", hasSecret);
        model.addAttribute("wrong", wrong);
        return "hrm";
    }

    /** The account was disconnected while the admin was signed in. */
    private static Object startAgain() {
        return SeeOther.to(SetupPaths.SETUP);
    }
}
