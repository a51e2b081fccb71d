package dev.countersign.setup.onboarding;

import dev.countersign.setup.account.HrmConnection;
import org.jspecify.annotations.Nullable;

/** What the admin typed about the HRM. Fields that were not sent are null. Public, because templates read it. */
public record HrmForm(
        @Nullable String url,
        @Nullable String authentication,
        @Nullable String token,
        @Nullable String tokenUrl,
        @Nullable String clientId,
        @Nullable String clientSecret) {

    static HrmForm empty() {
        return new HrmForm("", HrmConnection.BEARER, "", "", "", "");
    }

    /** What is kept, without the secret: that is never shown again. */
    static HrmForm of(HrmConnection hrm) {
        return new HrmForm(hrm.baseUrl(), hrm.authentication(), "", hrm.tokenUrl(), hrm.clientId(), "");
    }

    /** Whether OAuth 2 client credentials were chosen. */
    public boolean isOauth2() {
        return HrmConnection.OAUTH2_CLIENT_CREDENTIALS.equals(authentication);
    }

    /** The secret of the chosen kind of authentication. */
    String secret() {
        String secret = isOauth2() ? clientSecret : token;
        return secret == null ? "" : secret.strip();
    }

    /** For showing the form again: secrets have to be typed again. */
    HrmForm withoutSecrets() {
        return new HrmForm(url, authentication, "", tokenUrl, clientId, "");
    }

    @Override
    public String toString() {
        return "HrmForm[redacted]";
    }
}
