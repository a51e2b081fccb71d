package dev.countersign.sync.hrm.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.countersign.sync.hrm.EmployeeKey;
import dev.countersign.sync.hrm.EmployeeMatch;
import dev.countersign.sync.hrm.EmployeeRecord;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.HrmDirectory;
import dev.countersign.sync.hrm.HrmException;
import dev.countersign.sync.hrm.http.HrmHttpFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a description can say, seen in the requests that are sent: keys in headers, cursors, versions, nested documents, words of the HRM's own. */
final class DescribedHrmTest {

    private static final String YAML = """
            kind: example
            authentication: {scheme: api-key, header: X-Api-Key}
            attributes:
              givenName: {read: /person/name/first}
              birthDate: {read: /person/custom/0/value}
              active: {read: /person/status, values: {"true": ACTIVE, "false": INACTIVE}}
              contractId: {read: /person/contract, type: number}
              title: {read: /person/job, cleared: ""}
            find:
              - by: key.uniqueName
                path: /persons
                query: {external: "{key.uniqueName}", limit: "2"}
                items: /data
                id: /id
                match: {/external: "{key.uniqueName}"}
                paging: {cursor: /meta/next, parameter: cursor, most: 3}
            people:
              - {by: email, path: /persons, query: {email: "{email}"}, items: /data, id: /id, match: {/email: "{email}"}}
              - by: givenName+familyName
                path: /persons
                query: {last: "{familyName}"}
                items: /data
                id: /id
                match: {/first: "{givenName}", /last: "{familyName}"}
            read: {path: "/persons/{id}", record: ""}
            create:
              path: /persons
              body:
                external: "{key.uniqueName}"
                person:
                  name: {first: "{givenName}"}
                  status: "{active}"
                  contract: "{contractId}"
                  job: "{title}"
                  custom: [{id: birth, value: "{birthDate}"}]
              id: {body: /id}
            update:
              method: PUT
              path: /persons/{id}
              body:
                revision: "{version}"
                person:
                  name: {first: "{givenName}"}
                  status: "{active}"
                  contract: "{contractId}"
                  job: "{title}"
                  custom: [{id: birth, value: "{birthDate}"}]
            check: {path: /persons}
            version: {header: ETag, send: If-Match}
            rateLimitReset: X-RateLimit-Reset
            answers:
              - {status: 200-299, body: /error/code, matches: "^E42$", means: rejected, reason: "it says so in its body"}
            """;

    private record Answer(int status, String body, Map<String, String> headers) {}

    private final HrmHttpFixture http = new HrmHttpFixture(Duration.ofSeconds(5));
    private final List<String> requests = new ArrayList<>();
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private @Nullable HttpServer server;
    private @Nullable HrmDirectory directory;

    @BeforeEach
    void start() throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
                requests.add((request + " " + body).strip() + " "
                        + exchange.getRequestHeaders().getFirst("X-Api-Key") + " "
                        + exchange.getRequestHeaders().getFirst("If-Match"));
                Answer answer = answers.getOrDefault(request, new Answer(404, "", Map.of()));
                answer.headers().forEach(exchange.getResponseHeaders()::set);
                byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        started.start();
        server = started;
        URI base = URI.create("http://127.0.0.1:" + started.getAddress().getPort() + "/");
        directory = RestFixture.adapter(RestFixture.description(YAML), http)
                .connect(new HrmConnection(1, 1, "example", base, "bearer", "secret", null, null));
    }

    @AfterEach
    void stop() {
        Objects.requireNonNull(server).stop(0);
        http.close();
    }

    @Test
    void the_second_page_is_asked_for_with_the_first_one_s_cursor_and_what_does_not_fit_is_left_out() {
        // Given
        on(
                "GET /persons?external=a%20b%26c&limit=2",
                200, "{\"data\":[{\"id\":1,\"external\":\"a b&cd\"}],\"meta\":{\"next\":\"x=1\"}}");
        on(
                "GET /persons?external=a%20b%26c&limit=2&cursor=x%3D1",
                200, "{\"data\":[{\"id\":2,\"external\":\"A b&c\"}],\"meta\":{\"next\":null}}");

        // When
        var match = hrm().find(new EmployeeKey("a b&c", null, null));

        // Then
        assertThat(match).contains(new EmployeeMatch("2", false));
        assertThat(requests).hasSize(2).allMatch(request -> request.contains(" secret "));
    }

    @Test
    void pages_without_an_end_are_not_followed_for_ever() {
        // Given
        on("GET /persons?external=a&limit=2", 200, "{\"data\":[],\"meta\":{\"next\":\"1\"}}");
        on("GET /persons?external=a&limit=2&cursor=1", 200, "{\"data\":[],\"meta\":{\"next\":\"1\"}}");

        // When, Then
        assertThatThrownBy(() -> hrm().find(new EmployeeKey("a", null, null)))
                .isInstanceOf(HrmException.Rejected.class)
                .hasMessageContaining("more than 3 pages");
        assertThat(requests).hasSize(3);
    }

    @Test
    void a_new_record_has_what_has_a_value_in_the_hrm_s_own_types_and_words() {
        // Given
        on("POST /persons", 201, "{\"id\":\"9\"}");

        // When
        String id = hrm().create(
                        new EmployeeKey("a", null, null),
                        Map.of("givenName", "A\"na", "active", "false", "contractId", "17"));

        // Then
        assertThat(id).isEqualTo("9");
        assertThat(requests.getFirst())
                .startsWith(
                        "POST /persons {\"external\":\"a\",\"person\":{\"name\":{\"first\":\"A\\\"na\"},\"status\":\"INACTIVE\",\"contract\":17}}");
    }

    @Test
    void a_change_carries_only_what_changes_and_the_version_that_was_seen() {
        // Given
        on(
                "GET /persons/9",
                200,
                "{\"person\":{\"name\":{\"first\":\"Ana\"},\"status\":\"ACTIVE\",\"contract\":17,\"custom\":[{\"value\":\"1990-12-31\"}]}}",
                Map.of("ETag", "\"v7\""));
        on("PUT /persons/9", 200, "");
        EmployeeRecord seen = hrm().read("9").orElseThrow();

        // When
        hrm().update(seen, Map.of("title", "", "birthDate", "1991-01-01"));

        // Then
        assertThat(seen.attributes())
                .containsOnly(
                        Map.entry("givenName", "Ana"),
                        Map.entry("active", "true"),
                        Map.entry("contractId", "17"),
                        Map.entry("birthDate", "1990-12-31"));
        assertThat(requests.getLast())
                .isEqualTo(
                        "PUT /persons/9 {\"revision\":\"\\\"v7\\\"\",\"person\":{\"job\":\"\",\"custom\":[{\"id\":\"birth\",\"value\":\"1991-01-01\"}]}}"
                                + " secret \"v7\"");
    }

    @Test
    void a_record_that_changed_meanwhile_is_a_conflict() {
        // Given
        on("PUT /persons/9", 412, "");

        // When, Then
        assertThatThrownBy(() -> hrm().update(new EmployeeRecord("9", "\"v7\"", Map.of()), Map.of("title", "x")))
                .isInstanceOf(HrmException.Conflict.class);
    }

    @Test
    void an_id_stays_within_its_segment() {
        // When
        var record = hrm().read("../9?x=1#y");

        // Then
        assertThat(record).isEmpty();
        assertThat(requests.getFirst()).startsWith("GET /persons/..%2F9%3Fx%3D1%23y ");
    }

    @Test
    void an_error_that_comes_with_200_is_one() {
        // Given
        on("POST /persons", 200, "{\"error\":{\"code\":\"E42\",\"text\":\"Ana is wrong\"}}");

        // When, Then
        assertThatThrownBy(() -> hrm().create(new EmployeeKey("a", null, null), Map.of("givenName", "Ana")))
                .isInstanceOf(HrmException.Rejected.class)
                .hasMessageContaining("it says so in its body")
                .hasMessageNotContaining("Ana");
    }

    @ParameterizedTest
    @CsvSource({
        "X-RateLimit-Reset, 30, 30",
        "Retry-After, 12, 12",
        "X-RateLimit-Reset, 99999999999, 3600",
        "X-RateLimit-Reset, soon, "
    })
    void the_hrm_says_when_it_takes_calls_again(String header, String value, @Nullable Long seconds) {
        // Given
        on("POST /persons", 429, "", Map.of(header, value));

        // When, Then
        assertThatThrownBy(() -> hrm().create(new EmployeeKey("a", null, null), Map.of("givenName", "Ana")))
                .isInstanceOfSatisfying(
                        HrmException.Retryable.class,
                        e -> assertThat(e.after()).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds)));
    }

    @Test
    void a_manager_is_looked_for_by_every_reading_of_the_name() {
        // Given
        on("GET /persons?last=von%20Ek", 200, "{\"data\":[]}");
        on(
                "GET /persons?last=Ek",
                200,
                "{\"data\":[{\"id\":3,\"first\":\"maja von\",\"last\":\"Ek\"},{\"id\":4,\"first\":\"Mia\",\"last\":\"Ek\"}]}");

        // When
        List<String> people = hrm().people("Maja von Ek");

        // Then
        assertThat(people).containsExactly("3");
    }

    private HrmDirectory hrm() {
        return Objects.requireNonNull(directory);
    }

    private void on(String request, int status, String body) {
        on(request, status, body, Map.of());
    }

    private void on(String request, int status, String body, Map<String, String> headers) {
        answers.put(request, new Answer(status, body, headers));
    }
}
