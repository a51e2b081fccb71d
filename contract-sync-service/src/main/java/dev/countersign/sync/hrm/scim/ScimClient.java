package dev.countersign.sync.hrm.scim;

import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.HrmException;
import dev.countersign.sync.hrm.http.AccessTokens;
import dev.countersign.sync.hrm.http.HrmAnswer;
import dev.countersign.sync.hrm.http.HrmHttp;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests to the {@code /Users} of one SCIM server, with its token, for one sync. */
final class ScimClient {

    private static final MediaType SCIM_JSON = MediaType.parseMediaType("application/scim+json");

    private final HrmConnection connection;
    private final HrmHttp http;
    private final AccessTokens tokens;
    private final String users;
    private final long begun = System.nanoTime();

    ScimClient(HrmConnection connection, HrmHttp http, AccessTokens tokens) {
        this.connection = connection;
        this.http = http;
        this.tokens = tokens;
        String base = connection.baseUrl().toString();
        this.users = (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/Users";
    }

    List<JsonNode> search(ScimFilter filter, int most) {
        URI uri = URI.create(users + "?filter=" + encoded(filter.expression()) + "&startIndex=1&count=" + most);
        HrmAnswer answer = expectOk(send(HttpMethod.GET, uri, null, null), "searching by " + filter.attribute());
        List<JsonNode> found = new ArrayList<>();
        answer.body().path("Resources").forEach(found::add);
        return found;
    }

    HrmAnswer get(String id) {
        return send(HttpMethod.GET, user(id), null, null);
    }

    HrmAnswer post(ObjectNode user) {
        return send(HttpMethod.POST, URI.create(users), null, user);
    }

    /** Changes a user; {@code version} is sent as {@code If-Match}, null for whatever version there is. */
    HrmAnswer patch(String id, @Nullable String version, ObjectNode patch) {
        return send(HttpMethod.PATCH, user(id), version, patch);
    }

    /**
     * The answer if it is a success.
     *
     * @throws HrmException by what the status says about trying again
     */
    HrmAnswer expectOk(HrmAnswer answer, String what) {
        if (answer.ok()) {
            return answer;
        }
        String message = "The HRM answers " + code(answer) + " when " + what;
        throw switch (answer.status()) {
            case 409, 412 -> new HrmException.Conflict(message + ": somebody else was faster");
            case 408, 425, 429 -> new HrmException.Retryable(message, answer.retryAfter());
            default ->
                answer.status() >= 500
                        ? new HrmException.Retryable(message, answer.retryAfter())
                        : new HrmException.Rejected(message + ": the same would be refused again");
        };
    }

    private HrmAnswer send(HttpMethod method, URI uri, @Nullable String version, @Nullable ObjectNode body) {
        Duration most = http.longestConversation();
        if (System.nanoTime() - begun > most.toNanos()) {
            throw new HrmException.Retryable(
                    "The HRM is too slow: one sync took more than " + most.toSeconds() + " s of its time", null);
        }
        String token = tokens.token(connection, null);
        HrmAnswer answer = send(method, uri, version, body, token);
        if (answer.status() == 401 && tokens.canRenew(connection)) {
            answer = send(method, uri, version, body, tokens.token(connection, token));
        }
        if (answer.status() == 401) {
            throw new HrmException.Unauthorised(
                    "The HRM refuses the account's credentials (401): connect the HRM again in the setup");
        }
        return answer;
    }

    private HrmAnswer send(
            HttpMethod method, URI uri, @Nullable String version, @Nullable ObjectNode body, String token) {
        Map<String, String> headers = new HashMap<>();
        headers.put(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        headers.put(HttpHeaders.ACCEPT, SCIM_JSON + ", " + MediaType.APPLICATION_JSON_VALUE);
        if (version != null) {
            headers.put(HttpHeaders.IF_MATCH, version);
        }
        return http.send(method, uri, headers, SCIM_JSON, body == null ? null : body.toString());
    }

    /** With SCIM's own code of an error, from a closed list (RFC 7644 section 3.12); other text is not repeated, it may quote values. */
    static String code(HrmAnswer answer) {
        String type = answer.body().path("scimType").asString("");
        return type.matches("[A-Za-z]{1,40}") ? answer.status() + " " + type : Integer.toString(answer.status());
    }

    private URI user(String id) {
        return URI.create(users + "/" + encoded(id));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
