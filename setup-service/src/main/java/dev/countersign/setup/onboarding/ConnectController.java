package dev.countersign.setup.onboarding;

import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.setup.account.Access;
import dev.countersign.setup.account.AccessStore;
import dev.countersign.setup.account.AccountStore;
import dev.countersign.setup.account.HrmConnection;
import dev.countersign.setup.provisioning.ProvisioningRequests;
import dev.countersign.setup.secret.Vault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages on which the admin says that the account is theirs, connects the HRM and confirms the mapping. */
@Controller
class ConnectController {

    private final AccountStore accounts;
    private final AccessStore access;
    private final SetupSession session;
    private final HrmFormCheck check;
    private final Vault vault;
    private final ProvisioningRequests provisioning;
    private final IntegrationDescription integration;

    ConnectController(
            AccountStore accounts,
            AccessStore access,
            SetupSession session,
            HrmFormCheck check,
            Vault vault,
            ProvisioningRequests provisioning,
            IntegrationDescription integration) {
        this.accounts = accounts;
        this.access = access;
        this.session = session;
        this.check = check;
        this.vault = vault;
        this.provisioning = provisioning;
        this.integration = integration;
    }

    @GetMapping(SetupPaths.WELCOME)
    Object welcome(@AuthenticationPrincipal Admin admin, Model model) {
        return accounts.find(admin.accountId())
                .<Object>map(account -> {
                    model.addAttribute("account", account);
                    return "welcome";
                })
                .orElseGet(ConnectController::startAgain);
    }

    /** The account is named in the form, because the browser may have been signed in to another one since it showed the page. */
    @PostMapping(SetupPaths.WELCOME)
    ResponseEntity<Void> confirmed(
            @AuthenticationPrincipal Admin admin,
            @RequestParam(defaultValue = "") String account,
            HttpServletRequest request) {
        if (!account.equals(admin.getName())) {
            return SeeOther.to(SetupPaths.WELCOME);
        }
        session.confirm(admin, request);
        return SeeOther.to(SetupPaths.HRM);
    }

    @GetMapping(SetupPaths.HRM)
    Object hrmForm(@AuthenticationPrincipal Admin admin, Model model) {
        Optional<Access> given = access.find(admin.accountId());
        if (given.isEmpty()) {
            return startAgain();
        }
        HrmConnection kept = given.get().hrm();
        return hrmPage(model, kept == null ? HrmForm.empty() : HrmForm.of(kept), kept, Map.of());
    }

    @PostMapping(SetupPaths.HRM)
    Object hrmEntered(@AuthenticationPrincipal Admin admin, HrmForm form, Model model, HttpServletResponse response) {
        Optional<Access> given = access.find(admin.accountId());
        if (given.isEmpty()) {
            return startAgain();
        }
        HrmConnection kept = given.get().hrm();
        Map<String, String> wrong = check.check(form, kept);
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return hrmPage(model, form.withoutSecrets(), kept, wrong);
        }
        access.keepHrm(admin.accountId(), connection(form, kept, admin.accountId()));
        return SeeOther.to(SetupPaths.MAPPING);
    }

    @GetMapping(SetupPaths.MAPPING)
    Object mapping(@AuthenticationPrincipal Admin admin, Model model) {
        Optional<HrmConnection> hrm = access.find(admin.accountId()).map(Access::hrm);
        if (hrm.isEmpty()) {
            return SeeOther.to(SetupPaths.HRM);
        }
        model.addAttribute("hrm", hrm.get());
        model.addAttribute("integration", integration);
        return "mapping";
    }

    @PostMapping(SetupPaths.MAPPING)
    ResponseEntity<Void> mappingConfirmed(@AuthenticationPrincipal Admin admin) {
        if (access.find(admin.accountId()).map(Access::hrm).isEmpty()) {
            return SeeOther.to(SetupPaths.HRM);
        }
        provisioning.provision(admin.accountId(), integration.version());
        return SeeOther.to(SetupPaths.PROGRESS);
    }

    private static String hrmPage(Model model, HrmForm form, @Nullable HrmConnection kept, Map<String, String> wrong) {
        model.addAttribute("form", form);
        model.addAttribute("kept", kept);
        model.addAttribute("wrong", wrong);
        return "hrm";
    }

    private HrmConnection connection(HrmForm form, @Nullable HrmConnection kept, long accountId) {
        if (kept != null && HrmFormCheck.keepsSecret(form, kept)) {
            return kept;
        }
        String kind = HrmConnection.SCIM;
        String url = HrmFormCheck.trimmed(form.url());
        String authentication = form.isOauth2() ? HrmConnection.OAUTH2_CLIENT_CREDENTIALS : HrmConnection.BEARER;
        String tokenUrl = form.isOauth2() ? HrmFormCheck.trimmed(form.tokenUrl()) : null;
        String clientId = form.isOauth2() ? HrmFormCheck.trimmed(form.clientId()) : null;
        String owner = SecretOwners.hrmSecret(accountId, kind, url, authentication, tokenUrl, clientId);
        return new HrmConnection(
                kind, url, authentication, vault.sealCredential(form.secret(), owner), tokenUrl, clientId);
    }

    /** The account was disconnected while the admin was signed in. */
    private static ResponseEntity<Void> startAgain() {
        return SeeOther.to(SetupProblem.SESSION_EXPIRED.path());
    }
}
