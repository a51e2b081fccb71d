package dev.countersign.operators;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may use the operator API. Without a token and without an issuer it is off.
 *
 * @param token a static bearer token, for one-machine use
 * @param jwt whose tokens are taken
 * @param wrongTokensPerMinute how many wrong bearer tokens a client may show in a minute before it is refused for a while
 */
@ConfigurationProperties("countersign.operator")
public record OperatorProperties(
        @Nullable String token,
        @DefaultValue Jwt jwt,
        @DefaultValue("20") int wrongTokensPerMinute) {

    private static final String PREFIX = "countersign.operator.";
    private static final int SHORTEST_TOKEN = 16;
    private static final int MOST_WRONG_TOKENS = 100_000;

    public OperatorProperties {
        token = blankToNull(token);
        if (token != null && token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException(
                    PREFIX + "token must have at least " + SHORTEST_TOKEN + " characters, it has " + token.length());
        }
        // The characters of RFC 6750; a token with others would never be taken.
        if (token != null && !token.matches("[A-Za-z0-9._~+/-]+=*")) {
            throw new IllegalArgumentException(PREFIX
                    + "token must be letters, digits and . _ ~ + / - with = at the end only; it has another character");
        }
        if (wrongTokensPerMinute < 1 || wrongTokensPerMinute > MOST_WRONG_TOKENS) {
            throw new IllegalArgumentException(PREFIX + "wrong-tokens-per-minute must be from 1 to " + MOST_WRONG_TOKENS
                    + ", it is " + wrongTokensPerMinute);
        }
    }

    /** Whether there is an operator API at all. */
    public boolean isOn() {
        return token != null || jwt.issuer() != null;
    }

    @Override
    public String toString() {
        return "OperatorProperties[token=" + (token == null ? "unset" : "redacted") + ", jwt=" + jwt + "]";
    }

    /**
     * Tokens of an identity provider.
     *
     * @param issuer must be the token's {@code iss}; unset: no such tokens are taken
     * @param jwkSetUri where its keys are; unset: what the issuer's discovery document says
     * @param audience must be among the token's {@code aud}
     * @param scope makes an operator of who has it in {@code scope} or {@code scp}
     * @param readScope likewise lets in who may only look
     * @param role makes an operator of who has it in the roles claim; unset: roles make nobody an operator
     * @param readRole likewise lets in who may only look; unset: roles let nobody in to look
     * @param rolesClaim where roles are; a dot leads into an object
     * @param nameClaim under whose value an operator's actions are noted; the subject where a token lacks it
     */
    public record Jwt(
            @Nullable URI issuer,
            @Nullable URI jwkSetUri,
            @Nullable String audience,
            @DefaultValue("countersign.operate") String scope,
            @DefaultValue("countersign.read") String readScope,
            @Nullable String role,
            @Nullable String readRole,
            @DefaultValue("roles") String rolesClaim,
            @DefaultValue("sub") String nameClaim) {
        public Jwt {
            issuer = issuer == null || issuer.toString().isBlank() ? null : httpUrl(PREFIX + "jwt.issuer", issuer);
            jwkSetUri = jwkSetUri == null || jwkSetUri.toString().isBlank()
                    ? null
                    : httpUrl(PREFIX + "jwt.jwk-set-uri", jwkSetUri);
            audience = blankToNull(audience);
            role = blankToNull(role);
            readRole = blankToNull(readRole);
            if (issuer != null && audience == null) {
                throw new IllegalArgumentException(PREFIX
                        + "jwt.audience is missing: without it every token of " + issuer
                        + ", made for whatever other service, would open the operator API");
            }
            if (issuer == null && (jwkSetUri != null || audience != null || role != null || readRole != null)) {
                throw new IllegalArgumentException(
                        PREFIX + "jwt.issuer is missing, but jwk-set-uri, audience, role or read-role is set");
            }
            if (!rolesClaim.matches("[A-Za-z0-9_:/-]+(\\.[A-Za-z0-9_:/-]+)*")) {
                throw new IllegalArgumentException(
                        PREFIX + "jwt.roles-claim must name a claim, it is '" + rolesClaim + "'");
            }
        }
    }

    private static URI httpUrl(String property, URI value) {
        boolean http = "http".equals(value.getScheme()) || "https".equals(value.getScheme());
        if (!http || value.getHost() == null || value.getUserInfo() != null || value.getFragment() != null) {
            throw new IllegalArgumentException(property
                    + " must be an http or https URL with a host and without user or fragment, it is " + value);
        }
        return value;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
