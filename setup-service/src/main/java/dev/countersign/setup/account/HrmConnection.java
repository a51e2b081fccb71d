package dev.countersign.setup.account;

import dev.countersign.setup.secret.SealedSecret;
import org.jspecify.annotations.Nullable;

/**
 * How the customer's HRM is reached.
 *
 * @param kind the adapter, for example {@code scim}
 * @param baseUrl of the HRM's API
 * @param authentication {@link #BEARER} (the secret is the token) or {@link #OAUTH2_CLIENT_CREDENTIALS} (the client secret)
 * @param tokenUrl OAuth 2 token endpoint, for client credentials
 * @param clientId OAuth 2 client id, for client credentials
 */
public record HrmConnection(
        String kind,
        String baseUrl,
        String authentication,
        SealedSecret sealedSecret,
        @Nullable String tokenUrl,
        @Nullable String clientId) {

    public static final String SCIM = "scim";
    public static final String BEARER = "bearer";
    public static final String OAUTH2_CLIENT_CREDENTIALS = "oauth2-client-credentials";
}
