package dev.countersign.setup.onboarding;

import dev.countersign.setup.account.HrmConnection;
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
    Map<String, String> check(HrmForm form, @Nullable HrmConnection kept) {
        Map<String, String> wrong = new LinkedHashMap<>();
        checkUrl(wrong, "url", form.url());
        if (form.isOauth2()) {
            checkUrl(wrong, "tokenUrl", form.tokenUrl());
            checkClientId(wrong, form.clientId());
            checkSecret(wrong, "clientSecret", form, kept);
        } else if (HrmConnection.BEARER.equals(form.authentication())) {
            checkSecret(wrong, "token", form, kept);
        } else {
            wrong.put("authentication", "hrm.error.authentication");
        }
        return wrong;
    }

    /**
     * Whether an empty secret means the one that is kept. Not when anything else changes: or else whoever may type an address could have
     * the secret sent there. The sealed secret would not open for it either.
     */
    static boolean keepsSecret(HrmForm form, @Nullable HrmConnection kept) {
        return form.secret().isEmpty()
                && kept != null
                && kept.authentication().equals(form.authentication())
                && kept.baseUrl().equals(trimmed(form.url()))
                && (!form.isOauth2()
                        || (trimmed(form.tokenUrl()).equals(kept.tokenUrl())
                                && trimmed(form.clientId()).equals(kept.clientId())));
    }

    static String trimmed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private void checkUrl(Map<String, String> wrong, String field, @Nullable String value) {
        if (urls.check(trimmed(value)) instanceof UrlGuard.Verdict.Refused(UrlGuard.Reason reason)) {
            wrong.put(field, "hrm.error.url." + reason.name().toLowerCase(Locale.ROOT));
        }
    }

    private static void checkClientId(Map<String, String> wrong, @Nullable String value) {
        String clientId = trimmed(value);
        if (clientId.isEmpty() || clientId.length() > LONGEST_CLIENT_ID) {
            wrong.put("clientId", "hrm.error.client-id");
        }
    }

    private static void checkSecret(
            Map<String, String> wrong, String field, HrmForm form, @Nullable HrmConnection kept) {
        String secret = form.secret();
        if (secret.isEmpty() && !keepsSecret(form, kept)) {
            wrong.put(field, "hrm.error.secret.missing");
        } else if (secret.length() > LONGEST_SECRET || secret.chars().anyMatch(Character::isISOControl)) {
            wrong.put(field, "hrm.error.secret.malformed");
        }
    }
}
