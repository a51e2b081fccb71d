package dev.countersign.setup.onboarding;

import dev.countersign.setup.account.AccountStore;
import dev.countersign.setup.lifecycle.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Says what a disconnect removes and what stays, and starts it. */
@Controller
class DisconnectController {

    private static final Logger LOG = LoggerFactory.getLogger(DisconnectController.class);

    private final AccountStore accounts;
    private final Stages stages;
    private final LifeCycle lifeCycle;

    DisconnectController(AccountStore accounts, Stages stages, LifeCycle lifeCycle) {
        this.accounts = accounts;
        this.stages = stages;
        this.lifeCycle = lifeCycle;
    }

    @GetMapping(SetupPaths.DISCONNECT)
    Object ask(@AuthenticationPrincipal Admin admin, Model model) {
        var account = accounts.find(admin.accountId()).filter(stages::isSetUp);
        if (account.isEmpty()) {
            return SeeOther.to(SetupPaths.SETUP);
        }
        model.addAttribute("account", account.get());
        return "disconnect";
    }

    /** The account is named in the form, because the browser may have been signed in to another one since it showed the page. */
    @PostMapping(SetupPaths.DISCONNECT)
    ResponseEntity<Void> confirmed(
            @AuthenticationPrincipal Admin admin, @RequestParam(defaultValue = "") String account) {
        if (!account.equals(admin.getName())) {
            return SeeOther.to(SetupPaths.DISCONNECT);
        }
        lifeCycle.disconnect(admin.accountId());
        LOG.atInfo().addKeyValue("account", admin.getName()).log("An admin of the account asked for a disconnect");
        return SeeOther.to(SetupPaths.DISCONNECTED);
    }
}
