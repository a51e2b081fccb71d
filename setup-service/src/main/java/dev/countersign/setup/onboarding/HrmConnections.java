package dev.countersign.setup.onboarding;

import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.setup.account.HrmConnection;
import dev.countersign.setup.secret.SealedSecret;
import dev.countersign.setup.secret.Vault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes connections of what was typed. One that was tried out and not saved is kept in the session, its secret sealed: the page does not
 * show secrets again, and nobody should have to type one twice.
 */
@Component
class HrmConnections {

    private static final String TRIED = "countersign.tried-hrm";

    private final Vault vault;
    private final JsonMapper json;

    HrmConnections(Vault vault, JsonMapper json) {
        this.vault = vault;
        this.json = json;
    }

    /** As it is stored in the session. */
    private record Tried(
            String kind,
            String baseUrl,
            String authentication,
            String sealedSecret,
            @Nullable String tokenUrl,
            @Nullable String clientId) {}

    /**
     * The connection that a checked form describes.
     *
     * @param kept whose secret an empty one stands for, if all else is the same
     */
    HrmConnection of(HrmProposal proposed, @Nullable HrmConnection kept, long accountId) {
        if (kept != null && proposed.keepsSecretOf(kept)) {
            return kept;
        }
        String kind = proposed.kind().kind();
        String owner = SecretOwners.hrmSecret(
                accountId, kind, proposed.url(), proposed.authentication(), proposed.tokenUrl(), proposed.clientId());
        return new HrmConnection(
                kind,
                proposed.url(),
                proposed.authentication(),
                vault.sealCredential(proposed.secret(), owner),
                proposed.tokenUrl(),
                proposed.clientId());
    }

    void keepTried(HrmConnection hrm, HttpServletRequest request) {
        Tried tried = new Tried(
                hrm.kind(),
                hrm.baseUrl(),
                hrm.authentication(),
                Base64.getEncoder().encodeToString(hrm.sealedSecret().toBytes()),
                hrm.tokenUrl(),
                hrm.clientId());
        request.getSession().setAttribute(TRIED, json.writeValueAsString(tried));
    }

    @Nullable HrmConnection tried(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(TRIED) instanceof String kept)) {
            return null;
        }
        Tried tried = json.readValue(kept, Tried.class);
        return new HrmConnection(
                tried.kind(),
                tried.baseUrl(),
                tried.authentication(),
                SealedSecret.of(Base64.getDecoder().decode(tried.sealedSecret())),
                tried.tokenUrl(),
                tried.clientId());
    }

    void forgetTried(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(TRIED);
        }
    }
}
