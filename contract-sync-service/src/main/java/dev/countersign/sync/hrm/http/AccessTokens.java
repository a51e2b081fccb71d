package dev.countersign.sync.hrm.http;

import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.HrmException;
import dev.countersign.sync.hrm.Trouble;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Bearer tokens for HRMs: the account's own, or fetched with OAuth 2 client credentials (RFC 6749 section 4.4) and kept until they expire. */
@Component
public final class AccessTokens {

    private static final String BEARER = "bearer";
    private static final String CLIENT_CREDENTIALS = "oauth2-client-credentials";
    private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(30);
    private static final int DEFAULT_LIFE_SECONDS = 60;

    private final HrmHttp http;
    private final Clock clock;
    /** One for each account that was worked for; a new version of the credentials replaces it. */
    private final ConcurrentMap<Long, Held> held = new ConcurrentHashMap<>();

    public AccessTokens(HrmHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** Whether a refused token can be replaced by another one. */
    public boolean canRenew(HrmConnection connection) {
        return connection.authentication().equals(CLIENT_CREDENTIALS);
    }

    /**
     * A token to present.
     *
     * @param refused the token that was just refused and must not be given again; null for none
     */
    public String token(HrmConnection connection, @Nullable String refused) {
        return switch (connection.authentication()) {
            case BEARER -> connection.secret();
            case CLIENT_CREDENTIALS -> clientCredentials(connection, refused);
            default ->
                throw new HrmException.Rejected("The HRM's authentication '" + connection.authentication()
                        + "' is unknown; there are " + BEARER + " and " + CLIENT_CREDENTIALS);
        };
    }

    private String clientCredentials(HrmConnection connection, @Nullable String refused) {
        Held known = held.get(connection.accountId());
        if (known != null
                && known.version == connection.version()
                && !known.token.equals(refused)
                && clock.instant().isBefore(known.until)) {
            return known.token;
        }
        Held fetched = fetch(connection);
        held.put(connection.accountId(), fetched);
        return fetched.token;
    }

    private Held fetch(HrmConnection connection) {
        URI tokenUrl = connection.tokenUrl();
        String clientId = connection.clientId();
        if (tokenUrl == null || clientId == null) {
            throw new HrmException.Rejected(
                    "The HRM's credentials have no token URL or client id: connect the HRM again in the setup");
        }
        HrmAnswer answer = http.send(
                HttpMethod.POST,
                tokenUrl,
                Map.of(
                        HttpHeaders.AUTHORIZATION,
                        "Basic " + basic(clientId, connection.secret()),
                        HttpHeaders.ACCEPT,
                        MediaType.APPLICATION_JSON_VALUE),
                MediaType.APPLICATION_FORM_URLENCODED,
                "grant_type=client_credentials");
        if (answer.status() == 400 || answer.status() == 401 || answer.status() == 403) {
            throw new HrmException.Unauthorised(
                    "The HRM's token endpoint refuses the client credentials (status " + answer.status()
                            + "): connect the HRM again in the setup",
                    Trouble.NO_TOKEN);
        }
        JsonNode token = answer.body().path("access_token");
        if (!answer.ok() || !token.isString()) {
            throw new HrmException.Retryable(
                    "The HRM's token endpoint gave no token (status " + answer.status() + ")",
                    answer.retryAfter(),
                    answer.status() >= 500 || answer.status() == 429 ? Trouble.IN_TROUBLE : Trouble.NO_TOKEN);
        }
        Instant until = clock.instant()
                .plusSeconds(answer.body().path("expires_in").asLong(DEFAULT_LIFE_SECONDS))
                .minus(BEFORE_EXPIRY);
        return new Held(connection.version(), token.stringValue(), until);
    }

    private static String basic(String clientId, String secret) {
        // RFC 6749 section 2.3.1: both are form-encoded first.
        String both = encoded(clientId) + ":" + encoded(secret);
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record Held(long version, String token, Instant until) {
        @Override
        public String toString() {
            return "Held[redacted]";
        }
    }
}
