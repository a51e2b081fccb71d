package dev.countersign.sync.hrm.scim;

import dev.countersign.sync.hrm.ConnectionCheck;
import dev.countersign.sync.hrm.ConnectionCheck.Warning;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.HrmException;
import dev.countersign.sync.hrm.Trouble;
import dev.countersign.sync.hrm.http.AccessTokens;
import dev.countersign.sync.hrm.http.HrmAnswer;
import dev.countersign.sync.hrm.http.HrmHttp;
import dev.countersign.sync.hrm.scim.ScimAttribute.Schemas;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One try of a SCIM server: a token, a search for a user that nobody is, and what the server says of itself (RFC 7644 section 4). Only reads, all
 * within one deadline.
 */
final class ScimProbe {

    private static final String NOBODY = "userName eq \"countersign-connection-test\"";
    private static final String ACCEPTED = "application/scim+json, application/json";

    private final HrmConnection connection;
    private final HrmHttp http;
    private final Clock clock;
    private final String base;
    private final long deadline;

    ScimProbe(HrmConnection connection, HrmHttp http, Clock clock, Duration deadline) {
        this.connection = connection;
        this.http = http;
        this.clock = clock;
        String url = connection.baseUrl().toString();
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.deadline = System.nanoTime() + deadline.toNanos();
    }

    /** Tries it. @throws HrmException if there was no answer to judge, or no token */
    ConnectionCheck run() {
        // Tokens of its own: nothing of a try is kept for the account.
        String token = new AccessTokens(http.within(timeLeft()), clock).token(connection, null);
        HrmAnswer users = get(
                token,
                "/Users?filter="
                        + URLEncoder.encode(NOBODY, StandardCharsets.UTF_8).replace("+", "%20") + "&count=1");
        if (!users.ok()) {
            return new ConnectionCheck.Fails(trouble(users.status()), refusal(users));
        }
        if (!isList(users.body())) {
            return new ConnectionCheck.Fails(
                    Trouble.NOT_SCIM, "The answer to a search for users is not a SCIM list: check the address");
        }
        return new ConnectionCheck.Works("Users can be searched at " + base, warnings(token));
    }

    private Set<Warning> warnings(String token) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        JsonNode patch = optional(token, "/ServiceProviderConfig").path("patch").path("supported");
        if (patch.isBoolean() && !patch.booleanValue()) {
            warnings.add(Warning.PATCH_UNSUPPORTED);
        }
        Set<String> known = new HashSet<>();
        optional(token, "/Schemas")
                .path("Resources")
                .forEach(schema -> known.add(schema.path("id").asString("").toLowerCase(Locale.ROOT)));
        if (known.isEmpty()) {
            warnings.add(Warning.SCHEMAS_UNKNOWN);
            return warnings;
        }
        if (!known.contains(Schemas.EMPLOYEE.toLowerCase(Locale.ROOT))) {
            warnings.add(Warning.EXTENSION_MISSING);
        }
        if (!known.contains(Schemas.ENTERPRISE.toLowerCase(Locale.ROOT))) {
            warnings.add(Warning.ENTERPRISE_USER_MISSING);
        }
        return warnings;
    }

    /** What a server says of itself is worth a warning, never a refusal: many say nothing. */
    private JsonNode optional(String token, String path) {
        try {
            HrmAnswer answer = get(token, path);
            return answer.ok() ? answer.body() : MissingNode.getInstance();
        } catch (HrmException _) {
            return MissingNode.getInstance();
        }
    }

    private HrmAnswer get(String token, String path) {
        return http.within(timeLeft())
                .send(
                        HttpMethod.GET,
                        URI.create(base + path),
                        Map.of(HttpHeaders.AUTHORIZATION, "Bearer " + token, HttpHeaders.ACCEPT, ACCEPTED),
                        null,
                        null);
    }

    private Duration timeLeft() {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new HrmException.Retryable("The HRM did not answer in time", null, Trouble.TOO_SLOW);
        }
        return Duration.ofNanos(left);
    }

    private static boolean isList(JsonNode body) {
        return body.path("totalResults").isIntegralNumber();
    }

    private static Trouble trouble(int status) {
        return switch (status) {
            case 401 -> Trouble.UNAUTHORISED;
            case 403 -> Trouble.FORBIDDEN;
            case 404, 405, 406, 410, 501 -> Trouble.NOT_SCIM;
            case 408, 425, 429 -> Trouble.IN_TROUBLE;
            default -> status >= 500 ? Trouble.IN_TROUBLE : Trouble.OTHER;
        };
    }

    private static String refusal(HrmAnswer answer) {
        String message = "The HRM answers " + ScimClient.code(answer) + " to a search for users: ";
        return message
                + switch (trouble(answer.status())) {
                    case UNAUTHORISED -> "check the secret";
                    case FORBIDDEN -> "give the client the right to read and write users";
                    case NOT_SCIM -> "check the address";
                    case IN_TROUBLE -> "try again later";
                    default -> "it does not take the search";
                };
    }
}
