package dev.countersign.sync.config;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The pages for operators.
 *
 * @param publicUrl where browsers reach this service; https makes the cookies secure
 * @param oauth2 the sign-in at the identity provider of {@code countersign.operator.jwt.issuer}
 * @param signIns how often a sign-in is tried in a minute
 */
@ConfigurationProperties("countersign.console")
public record ConsoleProperties(
        @DefaultValue("http://localhost:18120") URI publicUrl,
        @DefaultValue OAuth2 oauth2,
        @DefaultValue SignIns signIns) {

    private static final String PREFIX = "countersign.console.";
    private static final int MOST_SIGN_INS = 100_000;

    public ConsoleProperties {
        PropertyChecks.httpUrl(PREFIX + "public-url", publicUrl);
        String path = publicUrl.getPath();
        if (publicUrl.getQuery() != null || !(path == null || path.isEmpty() || path.equals("/"))) {
            throw new IllegalArgumentException(
                    PREFIX + "public-url must have neither path nor query, it is " + publicUrl);
        }
    }

    /** Whether the cookies may be kept from going over plain http. */
    public boolean isServedSecurely() {
        return "https".equals(publicUrl.getScheme());
    }

    /**
     * This service as a client of the identity provider.
     *
     * @param clientId unset: nobody signs in that way
     * @param clientSecret of the client
     * @param scopes that are asked for at everybody's sign-in; {@code openid} must be one of them
     */
    public record OAuth2(
            @Nullable String clientId,
            @Nullable String clientSecret,

            @DefaultValue({"openid", "profile", "countersign.operate", "countersign.read"})
            List<String> scopes) {
        public OAuth2 {
            clientId = clientId == null || clientId.isBlank() ? null : clientId;
            clientSecret = clientSecret == null || clientSecret.isBlank() ? null : clientSecret;
            scopes = List.copyOf(scopes);
            if ((clientId == null) != (clientSecret == null)) {
                throw new IllegalArgumentException(
                        PREFIX + "oauth2.client-id and client-secret belong together: set both or neither");
            }
            if (!scopes.contains("openid")) {
                throw new IllegalArgumentException(PREFIX + "oauth2.scopes must have openid, they are " + scopes);
            }
        }

        @Override
        public String toString() {
            return "OAuth2[clientId=" + clientId + ", clientSecret=" + (clientSecret == null ? "unset" : "redacted")
                    + ", scopes=" + scopes + "]";
        }
    }

    /**
     * Beyond this tries are refused until some of the minute has passed.
     *
     * @param perAddress by one client
     * @param overall by all together
     */
    public record SignIns(
            @DefaultValue("20") int perAddress,
            @DefaultValue("200") int overall) {
        public SignIns {
            PropertyChecks.between(PREFIX + "sign-ins.per-address", perAddress, 1, MOST_SIGN_INS);
            PropertyChecks.between(PREFIX + "sign-ins.overall", overall, 1, MOST_SIGN_INS);
        }
    }
}
