package dev.countersign.setup.onboarding;

import dev.countersign.setup.account.Access;
import dev.countersign.setup.account.AccessStore;
import dev.countersign.setup.account.HrmConnection;
import dev.countersign.setup.lifecycle.LifeCycle;
import dev.countersign.setup.syncservice.HrmKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    private final HrmKinds kinds;
    private final HrmFormCheck check;
    private final HrmConnections connections;
    private final HrmTrials trials;
    private final LifeCycle lifeCycle;
    private final Stages stages;

    HrmController(
            AccessStore access,
            HrmKinds kinds,
            HrmFormCheck check,
            HrmConnections connections,
            HrmTrials trials,
            LifeCycle lifeCycle,
            Stages stages) {
        this.access = access;
        this.lifeCycle = lifeCycle;
        this.stages = stages;
        this.kinds = kinds;
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
        HrmForm form = kept == null ? HrmForm.empty() : HrmForm.of(kept);
        return page(model, form, kinds.offered(kept), kept != null, Map.of());
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
        HrmConnection saved = given.get().hrm();
        List<HrmKind> offered = kinds.offered(saved);
        Optional<HrmKind> kind = HrmKinds.find(form.chosenKind(), offered);
        if (kind.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, form.withoutSecrets(), offered, saved != null, Map.of("kind", "hrm.error.kind"));
        }
        HrmProposal typed = HrmProposal.of(form, kind.get());
        HrmConnection tried = connections.tried(request);
        // The connection whose secret an empty one stands for.
        HrmConnection kept = tried != null && typed.keepsSecretOf(tried) ? tried : saved;
        Map<String, String> wrong = check.check(typed, kept);
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, form.withoutSecrets(), offered, kept != null, wrong);
        }
        HrmConnection proposed = connections.of(typed, kept, admin.accountId());
        if (test || !anyway) {
            TrialView result = trials.run(admin.accountId(), proposed);
            model.addAttribute("trial", result);
            if (test || result.isBad()) {
                connections.keepTried(proposed, request);
                model.addAttribute("canSaveAnyway", !test);
                return page(model, HrmForm.of(proposed), offered, true, Map.of());
            }
        }
        lifeCycle.changeHrm(admin.accountId(), proposed);
        connections.forgetTried(request);
        return SeeOther.to(stages.isSetUp(admin) ? SetupPaths.PROGRESS : SetupPaths.MAPPING);
    }

    private static String page(
            Model model, HrmForm form, List<HrmKind> offered, boolean hasSecret, Map<String, String> wrong) {
        model.addAttribute("form", form);
        model.addAttribute("kinds", offered);
        model.addAttribute(
                "credentials",
                offered.stream().map(kind -> kind.credentials().name()).collect(Collectors.toSet()));
        model.addAttribute("hasSecret", hasSecret);
        model.addAttribute("wrong", wrong);
        return "hrm";
    }

    /** The account was disconnected while the admin was signed in. */
    private static Object startAgain() {
        return SeeOther.to(SetupPaths.SETUP);
    }
}
