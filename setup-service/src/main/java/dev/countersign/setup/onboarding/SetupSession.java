package dev.countersign.setup.onboarding;

import dev.countersign.setup.secret.SealedSecret;
import dev.countersign.setup.secret.Vault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The admin's session. */
@Component
class SetupSession {

    private static final String PENDING = "countersign.pending-setup-call";

    private final SecurityContextRepository contexts;
    private final Vault vault;
    private final JsonMapper json;

    SetupSession(SecurityContextRepository contexts, Vault vault, JsonMapper json) {
        this.contexts = contexts;
        this.vault = vault;
        this.json = json;
    }

    /** Signs the admin in with a session that nobody can have known before. */
    void signIn(Admin admin, HttpServletRequest request, HttpServletResponse response) {
        end(request);
        request.getSession(true);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new PreAuthenticatedAuthenticationToken(
                admin, "", List.of(new SimpleGrantedAuthority("ACCOUNT_ADMIN"))));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
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
        request.getSession(true)
                .setAttribute(
                        PENDING,
                        vault.sealPending(json.writeValueAsString(call)).toBytes());
    }

    /** Takes the kept call out of the session. */
    Optional<SetupCall> takePending(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(PENDING) instanceof byte[] sealed)) {
            return Optional.empty();
        }
        session.removeAttribute(PENDING);
        return Optional.of(json.readValue(vault.openPending(SealedSecret.of(sealed)), SetupCall.class));
    }

    private static void end(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
