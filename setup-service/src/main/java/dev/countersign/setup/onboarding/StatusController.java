package dev.countersign.setup.onboarding;

import dev.countersign.setup.account.Access;
import dev.countersign.setup.account.AccessStore;
import dev.countersign.setup.account.Account;
import dev.countersign.setup.lifecycle.AccountHealth;
import dev.countersign.setup.lifecycle.AccountHealths;
import dev.countersign.setup.lifecycle.LifeCycle;
import dev.countersign.setup.syncservice.AccountActivity;
import dev.countersign.setup.syncservice.SyncService;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows what is there, whether it works and what to do about what does not: after the setup, and whenever it is opened again. */
@Controller
class StatusController {

    /** Where the setup ends: the same page, which then says first what comes next. */
    static final String AFTER_SETUP = SetupPaths.STATUS + "?done=true";

    private final AccountHealths healths;
    private final AccessStore access;
    private final LifeCycle lifeCycle;
    private final SyncService sync;
    private final StatusViews views;

    StatusController(
            AccountHealths healths, AccessStore access, LifeCycle lifeCycle, SyncService sync, StatusViews views) {
        this.healths = healths;
        this.access = access;
        this.lifeCycle = lifeCycle;
        this.sync = sync;
        this.views = views;
    }

    /** @param done whether the setup was completed just now */
    @GetMapping(SetupPaths.STATUS)
    Object status(
            @AuthenticationPrincipal Admin admin,
            @RequestParam(defaultValue = "false") boolean done,
            Locale locale,
            Model model) {
        Optional<AccountHealth> found = healths.find(admin.accountId()).filter(health -> isThere(health.account()));
        if (found.isEmpty()) {
            return SeeOther.to(SetupPaths.WELCOME);
        }
        AccountActivity activity = sync.activity(admin.accountId()).orElse(null);
        model.addAttribute("account", found.get().account());
        model.addAttribute("justDone", done);
        model.addAttribute(
                "hrm", access.find(admin.accountId()).map(Access::hrm).orElse(null));
        model.addAttribute("health", views.of(found.get(), activity, locale));
        model.addAttribute("activity", activity);
        return "status";
    }

    @PostMapping(SetupPaths.REPAIR)
    ResponseEntity<Void> repair(@AuthenticationPrincipal Admin admin) {
        return SeeOther.to(lifeCycle.repair(admin.accountId()) ? SetupPaths.PROGRESS : SetupPaths.WELCOME);
    }

    private static boolean isThere(Account account) {
        return account.isPublic() && account.endpointId() != null;
    }
}
