package dev.countersign.sync.hrm.rest;

import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.HrmException;
import dev.countersign.sync.hrm.HrmKind;
import dev.countersign.sync.hrm.http.AccessTokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** How an account's secret is shown to the HRM. */
sealed interface Authentication {

    /** Header and value. */
    Map<String, String> headers(HrmConnection connection, AccessTokens tokens, @Nullable String refused);

    /** What an admin has to give for it. */
    HrmKind.Credentials credentials();

    static Authentication of(Place place) {
        place.only("scheme", "user", "password", "header");
        return switch (place.required("scheme").oneOf(Scheme.class)) {
            case BEARER -> new Bearer();
            case BASIC -> basic(place);
            case API_KEY -> new ApiKey(header(place.required("header")));
        };
    }

    private static Authentication basic(Place place) {
        String user = place.optional("user").map(Place::text).orElse(Basic.CLIENT_ID);
        String password = place.optional("password").map(Place::text).orElse(Basic.SECRET);
        if (user.equals(Basic.SECRET) == password.equals(Basic.SECRET)) {
            throw place.invalid("exactly one of user and password must be '" + Basic.SECRET + "'");
        }
        return new Basic(user, password);
    }

    private static String header(Place place) {
        String name = place.text();
        if (!name.matches("[A-Za-z0-9-]{1,80}")) {
            throw place.invalid("must be the name of a header");
        }
        return name;
    }

    enum Scheme {
        BEARER,
        BASIC,
        API_KEY
    }

    /** A token of the account's own, or of OAuth 2 client credentials. */
    record Bearer() implements Authentication {
        @Override
        public HrmKind.Credentials credentials() {
            return HrmKind.Credentials.TOKEN;
        }

        @Override
        public Map<String, String> headers(HrmConnection connection, AccessTokens tokens, @Nullable String refused) {
            return Map.of(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.token(connection, refused));
        }
    }

    /** RFC 7617; the parts are fixed texts but for {@code {secret}} and {@code {clientId}}. */
    record Basic(String user, String password) implements Authentication {

        static final String SECRET = "{secret}";
        static final String CLIENT_ID = "{clientId}";

        @Override
        public HrmKind.Credentials credentials() {
            return user.equals(CLIENT_ID) || password.equals(CLIENT_ID)
                    ? HrmKind.Credentials.USER
                    : HrmKind.Credentials.KEY;
        }

        @Override
        public Map<String, String> headers(HrmConnection connection, AccessTokens tokens, @Nullable String refused) {
            String both = part(user, connection) + ":" + part(password, connection);
            return Map.of(
                    HttpHeaders.AUTHORIZATION,
                    "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
        }

        private static String part(String text, HrmConnection connection) {
            return switch (text) {
                case SECRET -> onlySecret(connection);
                case CLIENT_ID -> {
                    String client = connection.clientId();
                    if (client == null) {
                        throw new HrmException.Rejected(
                                "The HRM's credentials have no client id: connect the HRM again in the setup");
                    }
                    yield client;
                }
                default -> text;
            };
        }
    }

    /** A header of its own. */
    record ApiKey(String header) implements Authentication {
        @Override
        public HrmKind.Credentials credentials() {
            return HrmKind.Credentials.KEY;
        }

        @Override
        public Map<String, String> headers(HrmConnection connection, AccessTokens tokens, @Nullable String refused) {
            return Map.of(header, onlySecret(connection));
        }
    }

    /** A client secret is for the token endpoint alone. */
    private static String onlySecret(HrmConnection connection) {
        if (connection.tokenUrl() != null) {
            throw new HrmException.Rejected("This kind of HRM takes a key and no OAuth 2 client credentials: connect"
                    + " the HRM again in the setup");
        }
        String secret = connection.secret();
        if (secret.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new HrmException.Rejected("The HRM's secret has control characters: enter it again in the setup");
        }
        return secret;
    }
}
