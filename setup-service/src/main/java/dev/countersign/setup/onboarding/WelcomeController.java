package dev.countersign.setup.onboarding;

import dev.countersign.setup.account.AccountStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page that names the account and says what will happen; the admin says that the account is theirs. */
@Controller
class WelcomeController {

    /** Where the confirmation leads when it was asked for on the way to another page than the first. */
    private static final Map<String, String> NEXT =
            Map.of("mapping", SetupPaths.MAPPING, "reconnect", SetupPaths.RECONNECT);

    private final AccountStore accounts;
    private final Stages stages;
    private final SetupSession session;

    WelcomeController(AccountStore accounts, Stages stages, SetupSession session) {
        this.accounts = accounts;
        this.stages = stages;
        this.session = session;
    }

    @GetMapping(SetupPaths.WELCOME)
    Object welcome(@AuthenticationPrincipal Admin admin, @RequestParam(defaultValue = "") String next, Model model) {
        var account = accounts.find(admin.accountId());
        if (account.isEmpty()) {
            // It was disconnected while the admin was signed in.
            return SeeOther.to(SetupProblem.SESSION_EXPIRED.path());
        }
        model.addAttribute("account", account.get());
        model.addAttribute("isSetUp", stages.isSetUp(account.get()));
        model.addAttribute("next", NEXT.containsKey(next) ? next : "");
        return "welcome";
    }

    /** The account is named in the form, because the browser may have been signed in to another one since it showed the page. */
    @PostMapping(SetupPaths.WELCOME)
    ResponseEntity<Void> confirmed(
            @AuthenticationPrincipal Admin admin,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request) {
        if (!account.equals(admin.getName())) {
            return SeeOther.to(SetupPaths.WELCOME);
        }
        session.confirm(admin, request);
        return SeeOther.to(NEXT.getOrDefault(next, SetupPaths.HRM));
    }
}
