package dev.countersign.sync.console;

import dev.countersign.operators.OperatorProperties;
import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretUnreadableException;
import dev.countersign.sync.config.ConsoleProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps in the session who is signed in, as a sealed text: who can write to the table of sessions becomes no operator by that, and who reads it learns no
 * name; one copied into another session opens nothing there. A sign-in counts only as long as what let the person in is still configured: another operator token ends all that the old one opened.
 */
@Component
final class SignIns implements SecurityContextRepository {

    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);
    private static final String ATTRIBUTE = "countersign.sign-in";
    private static final String OWNER = "console:sign-in:";

    private final SecretBox box;
    private final JsonMapper json;
    private final String byToken;
    private final String byProvider;

    SignIns(SecretBox box, JsonMapper json, OperatorProperties operators, ConsoleProperties console) {
        this.box = box;
        this.json = json;
        this.byToken = fingerprint("token " + operators.token());
        this.byProvider = fingerprint("provider " + console.oauth2().clientId() + " " + operators.jwt());
    }

    /**
     * As it is kept.
     *
     * @param by a fingerprint of what let the person in
     */
    private record SignIn(String name, List<String> rights, String by) {}

    @Override
    @SuppressWarnings("deprecation") // The interface still asks for it; its other method calls this one late.
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        signIn(holder.getRequest().getSession(false)).ifPresent(signIn -> context.setAuthentication(person(signIn)));
        return context;
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Authentication who = context.getAuthentication();
        if (who == null) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.removeAttribute(ATTRIBUTE);
            }
            return;
        }
        List<String> rights = who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .map(String::valueOf)
                .toList();
        String by = who instanceof OAuth2AuthenticationToken ? byProvider : byToken;
        // A session that was there before signing in has its new id by now: it is changed before the context is saved.
        HttpSession session = request.getSession(true);
        byte[] sealed = box.seal(json.writeValueAsString(new SignIn(who.getName(), rights, by)), owner(session));
        session.setAttribute(ATTRIBUTE, Base64.getEncoder().encodeToString(sealed));
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) != null;
    }

    private Optional<SignIn> signIn(@Nullable HttpSession session) {
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String sealed)) {
            return Optional.empty();
        }
        try {
            SignIn signIn = json.readValue(box.open(Base64.getDecoder().decode(sealed), owner(session)), SignIn.class);
            return Optional.of(signIn)
                    .filter(each -> each.by().equals(byToken) || each.by().equals(byProvider));
        } catch (IllegalArgumentException | SecretUnreadableException _) {
            LOG.warn(
                    "A session of the console holds a sign-in that this service has not sealed for it, or with a key that is gone: the"
                            + " person has to sign in again");
            return Optional.empty();
        }
    }

    private static String owner(HttpSession session) {
        return OWNER + session.getId() + ":" + session.getCreationTime();
    }

    private static Authentication person(SignIn signIn) {
        return UsernamePasswordAuthenticationToken.authenticated(
                signIn.name(),
                null,
                signIn.rights().stream().map(SimpleGrantedAuthority::new).toList());
    }

    private static String fingerprint(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
