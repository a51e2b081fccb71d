package dev.countersign.setup.onboarding;

import dev.countersign.setup.account.HrmConnection;
import dev.countersign.setup.syncservice.HrmKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a form says for the kind of HRM that was chosen in it; what was typed into fields of other kinds counts for nothing.
 *
 * @param clientId of OAuth 2, or the user's name; null where there is none
 * @param secret empty where none was typed
 * @param secretField the field that the secret was typed into
 */
record HrmProposal(
        HrmKind kind,
        String url,
        String authentication,
        @Nullable String tokenUrl,
        @Nullable String clientId,
        String secret,
        String secretField) {

    static HrmProposal of(HrmForm form, HrmKind kind) {
        String url = trimmed(form.url());
        return switch (kind.credentials()) {
            case TOKEN ->
                form.isOauth2()
                        ? new HrmProposal(
                                kind,
                                url,
                                HrmConnection.OAUTH2_CLIENT_CREDENTIALS,
                                trimmed(form.tokenUrl()),
                                trimmed(form.clientId()),
                                trimmed(form.clientSecret()),
                                "clientSecret")
                        : new HrmProposal(
                                kind, url, trimmed(form.authentication()), null, null, trimmed(form.token()), "token");
            case KEY -> new HrmProposal(kind, url, HrmConnection.BEARER, null, null, trimmed(form.key()), "key");
            case USER ->
                new HrmProposal(
                        kind,
                        url,
                        HrmConnection.BEARER,
                        null,
                        trimmed(form.user()),
                        trimmed(form.password()),
                        "password");
        };
    }

    /**
     * Whether an empty secret means the one that is kept. Not when anything else changes: or else whoever may type an address could have
     * the secret sent there. The sealed secret would not open for it either.
     */
    boolean keepsSecretOf(@Nullable HrmConnection kept) {
        return secret.isEmpty()
                && kept != null
                && kept.kind().equals(kind.kind())
                && kept.authentication().equals(authentication)
                && kept.baseUrl().equals(url)
                && Objects.equals(kept.tokenUrl(), tokenUrl)
                && Objects.equals(kept.clientId(), clientId);
    }

    private static String trimmed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    @Override
    public String toString() {
        return "HrmProposal[" + kind.kind() + "]";
    }
}
