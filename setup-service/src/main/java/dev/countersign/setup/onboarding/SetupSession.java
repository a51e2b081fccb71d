package dev.countersign.setup.onboarding;

import dev.countersign.setup.secret.SealedSecret;
import dev.countersign.setup.secret.Vault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The admin's session. */
@Component
class SetupSession {

    private static final String PENDING = "countersign.pending-call";

    private final SecurityContextRepository contexts;
    private final CsrfTokenRepository formTokens;
    private final Vault vault;
    private final JsonMapper json;

    SetupSession(SecurityContextRepository contexts, CsrfTokenRepository formTokens, Vault vault, JsonMapper json) {
        this.contexts = contexts;
        this.formTokens = formTokens;
        this.vault = vault;
        this.json = json;
    }

    /**
     * Signs the admin in with a session that nobody can have known before. Forms that the browser got earlier are over, and it has to be said
     * anew whose account it is: anybody can send an admin here with the token of an account of their own.
     */
    void signIn(Admin admin, HttpServletRequest request, HttpServletResponse response) {
        boolean confirmed = AdminContexts.isConfirmed(request.getSession(false), admin);
        end(request);
        formTokens.saveToken(null, request, response);
        SecurityContext context = AdminContexts.contextOf(admin);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        if (confirmed) {
            confirm(admin, request);
        }
    }

    /** The admin says that the account is theirs. */
    void confirm(Admin admin, HttpServletRequest request) {
        AdminContexts.confirm(request.getSession(), admin);
    }

    /** The signed-in admin, if there is one. */
    static Optional<Admin> admin() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication instanceof AnonymousAuthenticationToken
                ? Optional.empty()
                : Optional.ofNullable(authentication.getPrincipal() instanceof Admin admin ? admin : null);
    }

    /** Keeps a call that Oneflow could not be asked about, sealed, so that the admin need not start again. */
    void keepPending(SetupCall call, HttpServletRequest request) {
        end(request);
        byte[] sealed = vault.sealPending(json.writeValueAsString(call)).toBytes();
        request.getSession(true).setAttribute(PENDING, Base64.getEncoder().encodeToString(sealed));
    }

    /** Takes the kept call out of the session. */
    Optional<SetupCall> takePending(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(PENDING) instanceof String kept)) {
            return Optional.empty();
        }
        session.removeAttribute(PENDING);
        SealedSecret sealed = SealedSecret.of(Base64.getDecoder().decode(kept));
        return Optional.of(json.readValue(vault.openPending(sealed), SetupCall.class));
    }

    private static void end(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
