package dev.countersign.setup.onboarding;

import dev.countersign.setup.account.HrmConnection;
import dev.countersign.setup.syncservice.HrmKind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks the HRM form; what is wrong is told by field, as keys of messages. */
@Component
final class HrmFormCheck {

    private static final int LONGEST_SECRET = 8000;
    private static final int LONGEST_CLIENT_ID = 200;

    private final UrlGuard urls;

    HrmFormCheck(UrlGuard urls) {
        this.urls = urls;
    }

    /**
     * Checks what was typed.
     *
     * @param kept what was given before; its secret may stay while all else stays
     * @return message keys by field; empty if all is well
     */
    Map<String, String> check(HrmProposal proposed, @Nullable HrmConnection kept) {
        Map<String, String> wrong = new LinkedHashMap<>();
        checkUrl(wrong, "url", proposed.url());
        String tokenUrl = proposed.tokenUrl();
        String clientId = proposed.clientId();
        if (tokenUrl != null) {
            checkUrl(wrong, "tokenUrl", tokenUrl);
        }
        if (clientId != null && (clientId.isEmpty() || clientId.length() > LONGEST_CLIENT_ID)) {
            boolean user = proposed.kind().credentials() == HrmKind.Credentials.USER;
            wrong.put(user ? "user" : "clientId", user ? "hrm.error.user" : "hrm.error.client-id");
        }
        if (tokenUrl == null && !HrmConnection.BEARER.equals(proposed.authentication())) {
            wrong.put("authentication", "hrm.error.authentication");
        } else {
            checkSecret(wrong, proposed, kept);
        }
        return wrong;
    }

    private void checkUrl(Map<String, String> wrong, String field, String value) {
        if (urls.check(value) instanceof UrlGuard.Verdict.Refused(UrlGuard.Reason reason)) {
            wrong.put(field, "hrm.error.url." + reason.name().toLowerCase(Locale.ROOT));
        }
    }

    private static void checkSecret(Map<String, String> wrong, HrmProposal proposed, @Nullable HrmConnection kept) {
        String secret = proposed.secret();
        if (secret.isEmpty() && !proposed.keepsSecretOf(kept)) {
            wrong.put(proposed.secretField(), "hrm.error.secret.missing");
        } else if (secret.length() > LONGEST_SECRET || secret.chars().anyMatch(Character::isISOControl)) {
            wrong.put(proposed.secretField(), "hrm.error.secret.malformed");
        }
    }
}
