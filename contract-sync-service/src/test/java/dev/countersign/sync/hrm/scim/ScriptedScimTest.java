package dev.countersign.sync.hrm.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.sync.hrm.ContractClaim;
import dev.countersign.sync.hrm.FieldNote;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.UpsertOutcome;
import dev.countersign.sync.hrm.UpsertRequest;
import dev.countersign.sync.hrm.Wanted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real servers were seen to do, one answer at a time. */
final class ScriptedScimTest {

    private static final String NOBODY = "{\"totalResults\":0,\"Resources\":[]}";

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger tokens = new AtomicInteger();
    private final ScimFixture scim = new ScimFixture();
    private HttpServer server;
    private Script script = exchange -> {};

    /** How the server answers. */
    private interface Script {
        void answer(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
                script.answer(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        scim.close();
    }

    @Test
    void what_a_create_echoes_and_does_not_keep_is_reported() {
        // Given
        script = exchange -> {
            switch (exchange.getRequestMethod()) {
                case "POST" -> json(exchange, 201, user(",\"title\":\"Engineer\""));
                default -> json(exchange, 200, exchange.getRequestURI().getQuery() == null ? user("") : NOBODY);
            }
        };

        // When
        UpsertOutcome outcome = scim.upsert(
                ScimFixture.bearer(base()),
                ScimFixture.signed("1", Map.of("title", "Engineer", "displayName", "Anna A")));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(UpsertOutcome.Applied.class, applied -> {
            assertThat(applied.changes()).hasSize(1);
            assertThat(applied.notes())
                    .containsExactly(
                            new FieldNote("urn:ietf:params:scim:schemas:core:2.0:User:title", FieldNote.NOT_TAKEN));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8"})
    void a_deleted_contract_does_not_touch_a_record_that_follows_no_or_another_contract(String followed) {
        // Given
        script = exchange -> json(exchange, 200, user(followed.isEmpty() ? "" : contract(followed, "pending")));

        // When
        UpsertOutcome outcome = scim.upsert(ScimFixture.bearer(base()), deleted());

        // Then
        assertThat(outcome).isInstanceOf(UpsertOutcome.NoEmployee.class);
        assertThat(requests).noneMatch(each -> each.startsWith("PATCH"));
    }

    @Test
    void a_deleted_contract_is_told_on_the_record_that_follows_it() {
        // Given
        AtomicReference<String> status = new AtomicReference<>("signed");
        script = exchange -> {
            if (exchange.getRequestMethod().equals("PATCH")) {
                status.set("deleted");
            }
            json(exchange, 200, user(contract("7", String.valueOf(status.get()))));
        };

        // When
        UpsertOutcome outcome = scim.upsert(ScimFixture.bearer(base()), deleted());

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpsertOutcome.Applied.class,
                        applied -> assertThat(applied.changes()).hasSize(1));
    }

    @Test
    void what_the_hrm_did_not_keep_is_alone_no_reason_to_write_again() {
        // Given
        script = exchange -> json(exchange, 200, exchange.getRequestURI().getQuery() == null ? user("") : found());
        var request = ScimFixture.signed("1", Map.of("title", "Engineer"));

        // When
        UpsertOutcome outcome = scim.upsert(
                ScimFixture.bearer(base()),
                request.knowing(Set.of("urn:ietf:params:scim:schemas:core:2.0:User:title")));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpsertOutcome.Unchanged.class,
                        unchanged -> assertThat(unchanged.notes())
                                .containsExactly(new FieldNote(
                                        "urn:ietf:params:scim:schemas:core:2.0:User:title", FieldNote.NOT_TAKEN)));
        assertThat(requests).noneMatch(each -> each.startsWith("PATCH"));
    }

    @Test
    void a_patch_has_one_operation_for_each_qualified_attribute_and_the_version() {
        // Given
        List<String> ifMatch = new ArrayList<>();
        script = exchange -> {
            if (exchange.getRequestMethod().equals("PATCH")) {
                ifMatch.add(exchange.getRequestHeaders().getFirst("If-Match"));
                exchange.sendResponseHeaders(204, -1);
            } else {
                exchange.getResponseHeaders().set("ETag", "W/\"3\"");
                json(exchange, 200, exchange.getRequestURI().getQuery() == null ? user("") : found());
            }
        };

        // When
        UpsertOutcome _ = scim.upsert(
                ScimFixture.bearer(base()),
                ScimFixture.signed("1", Map.of("title", "Boss", "birthDate", "1990-12-31")));

        // Then
        assertThat(requests.stream().filter(request -> request.startsWith("PATCH")))
                .singleElement()
                .asString()
                .contains("\"path\":\"title\"")
                .contains("\"path\":\"urn:ietf:params:scim:schemas:extension:countersign:2.0:Employee:birthDate\"");
        assertThat(ifMatch).containsExactly("W/\"3\"");
    }

    @Test
    void a_version_conflict_is_looked_at_again_and_then_left_for_later() {
        // Given
        script = exchange -> {
            if (exchange.getRequestMethod().equals("PATCH")) {
                json(exchange, 412, "{}");
            } else {
                json(exchange, 200, exchange.getRequestURI().getQuery() == null ? user("") : found());
            }
        };

        // When
        UpsertOutcome outcome =
                scim.upsert(ScimFixture.bearer(base()), ScimFixture.signed("1", Map.of("title", "Boss")));

        // Then
        assertThat(outcome).isInstanceOf(UpsertOutcome.Retryable.class);
        assertThat(requests.stream().filter(request -> request.startsWith("PATCH")))
                .hasSize(3);
    }

    @Test
    void an_expired_access_token_is_renewed_once() {
        // Given
        script = exchange -> {
            if (exchange.getRequestURI().getPath().equals("/token")) {
                json(
                        exchange,
                        200,
                        "{\"access_token\":\"token-" + tokens.incrementAndGet() + "\",\"expires_in\":3600}");
            } else if (!"Bearer token-2".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                json(exchange, 401, "{}");
            } else {
                json(
                        exchange,
                        200,
                        exchange.getRequestURI().getQuery() == null ? user(",\"title\":\"Boss\"") : found());
            }
        };

        // When
        UpsertOutcome outcome = scim.upsert(oauth(), ScimFixture.signed("1", Map.of("title", "Boss")));

        // Then
        assertThat(outcome).isInstanceOf(UpsertOutcome.Unchanged.class);
        assertThat(tokens).hasValue(2);
    }

    @Test
    void credentials_that_stay_refused_are_told_as_such() {
        // Given
        script = exchange -> {
            if (exchange.getRequestURI().getPath().equals("/token")) {
                json(exchange, 200, "{\"access_token\":\"token-" + tokens.incrementAndGet() + "\"}");
            } else {
                json(exchange, 401, "{}");
            }
        };

        // When
        UpsertOutcome outcome = scim.upsert(oauth(), ScimFixture.signed("1", Map.of("title", "Boss")));

        // Then
        assertThat(outcome).isInstanceOf(UpsertOutcome.Unauthorised.class);
        assertThat(tokens).hasValue(2);
    }

    @Test
    void a_redirect_is_not_followed() {
        // Given
        script = exchange -> {
            exchange.getResponseHeaders().set("Location", base() + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        };

        // When
        UpsertOutcome outcome =
                scim.upsert(ScimFixture.bearer(base()), ScimFixture.signed("1", Map.of("title", "Boss")));

        // Then
        assertThat(outcome).isInstanceOf(UpsertOutcome.Rejected.class);
        assertThat(requests).hasSize(1);
    }

    @Test
    void an_answer_without_end_is_cut_off() {
        // Given
        script = exchange -> json(exchange, 200, "{\"Resources\":[\"" + "x".repeat(200_000) + "\"]}");

        // When
        UpsertOutcome outcome =
                scim.upsert(ScimFixture.bearer(base()), ScimFixture.signed("1", Map.of("title", "Boss")));

        // Then
        assertThat(outcome).isInstanceOf(UpsertOutcome.Rejected.class);
    }

    @Test
    void how_long_to_wait_is_the_hrm_s_to_say() {
        // Given
        script = exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "17");
            json(exchange, 429, "{}");
        };

        // When
        UpsertOutcome outcome =
                scim.upsert(ScimFixture.bearer(base()), ScimFixture.signed("1", Map.of("title", "Boss")));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpsertOutcome.Retryable.class,
                        retryable -> assertThat(retryable.after()).isEqualTo(Duration.ofSeconds(17)));
    }

    @Test
    void internal_addresses_that_are_not_allowed_are_never_connected_to() {
        HrmConnection internal = ScimFixture.bearer(
                URI.create("https://localhost:" + server.getAddress().getPort() + "/scim"));
        assertThat(scim.upsert(internal, ScimFixture.signed("1", Map.of("title", "Boss"))))
                .isInstanceOfSatisfying(
                        UpsertOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("internal"));
        assertThat(requests).isEmpty();
    }

    @Test
    void a_server_that_is_not_there_may_be_there_later() {
        HrmConnection nobody = ScimFixture.bearer(URI.create("http://127.0.0.1:9/scim"));
        assertThat(scim.upsert(nobody, ScimFixture.signed("1", Map.of("title", "Boss"))))
                .isInstanceOf(UpsertOutcome.Retryable.class);
    }

    @ParameterizedTest
    @CsvSource({"1003,true", "'1-',false", "'',false"})
    void an_e_mail_address_of_somebody_with_another_number_is_not_followed(String number, boolean refused) {
        // Given
        String held = user(",\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"employeeNumber\":\""
                + number + "\"}");
        script = exchange -> {
            String query = exchange.getRequestURI().getQuery();
            boolean other = query != null && !query.contains("emails");
            String list = "{\"totalResults\":1,\"Resources\":[" + held + "]}";
            json(exchange, 200, query == null ? held : other ? NOBODY : list);
        };

        // When
        UpsertOutcome outcome =
                scim.upsert(ScimFixture.bearer(base()), ScimFixture.signed("1", Map.of("title", "Boss")));

        // Then
        assertThat(outcome instanceof UpsertOutcome.Rejected).isEqualTo(refused);
        assertThat(requests.stream().anyMatch(each -> each.startsWith("PATCH"))).isNotEqualTo(refused);
    }

    private static UpsertRequest deleted() {
        return new UpsertRequest(
                null,
                "u1",
                new ContractClaim(7, false, null),
                List.of(new Wanted("contractStatus", "deleted", "test", ValueOwner.CONTRACT)),
                Set.of(),
                false);
    }

    private static String contract(String id, String status) {
        return ",\"urn:ietf:params:scim:schemas:extension:countersign:2.0:Employee\":{\"contractId\":\"" + id
                + "\",\"contractStatus\":\"" + status + "\"}";
    }

    private HrmConnection oauth() {
        return new HrmConnection(
                1, 1, "scim", base(), "oauth2-client-credentials", "secret", URI.create(origin() + "/token"), "client");
    }

    private URI base() {
        return URI.create(origin() + "/scim/v2");
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String found() {
        return "{\"totalResults\":1,\"Resources\":[" + user("") + "]}";
    }

    private static String user(String more) {
        return "{\"id\":\"u1\",\"userName\":\"cs-1-1\",\"displayName\":\"Anna A\"" + more + "}";
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/scim+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
