package dev.countersign.setup.onboarding;

import dev.countersign.setup.account.HrmConnection;
import org.jspecify.annotations.Nullable;

/** What the admin typed about the HRM. Fields that were not sent are null. Public, because templates read it. */
public record HrmForm(
        @Nullable String kind,
        @Nullable String url,
        @Nullable String authentication,
        @Nullable String token,
        @Nullable String tokenUrl,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String key,
        @Nullable String user,
        @Nullable String password) {

    static HrmForm empty() {
        return new HrmForm(HrmConnection.SCIM, "", HrmConnection.BEARER, "", "", "", "", "", "", "");
    }

    /** What is kept, without the secret: that is never shown again. */
    static HrmForm of(HrmConnection hrm) {
        return new HrmForm(
                hrm.kind(),
                hrm.baseUrl(),
                hrm.authentication(),
                "",
                hrm.tokenUrl(),
                hrm.clientId(),
                "",
                "",
                hrm.clientId(),
                "");
    }

    /** The chosen kind; a form without a choice is one of SCIM. */
    public String chosenKind() {
        return kind == null || kind.isBlank() ? HrmConnection.SCIM : kind;
    }

    /** Whether OAuth 2 client credentials were chosen. */
    public boolean isOauth2() {
        return HrmConnection.OAUTH2_CLIENT_CREDENTIALS.equals(authentication);
    }

    /** For showing the form again: secrets have to be typed again. */
    HrmForm withoutSecrets() {
        return new HrmForm(kind, url, authentication, "", tokenUrl, clientId, "", "", user, "");
    }

    @Override
    public String toString() {
        return "HrmForm[redacted]";
    }
}
