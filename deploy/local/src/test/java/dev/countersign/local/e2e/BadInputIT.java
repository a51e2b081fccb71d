package dev.countersign.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.stack.Endpoints;
import dev.countersign.local.story.AdminBrowser;
import dev.countersign.local.story.Oneflow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input to each entrance gets a clear error. */
final class BadInputIT {

    private static final int TWO_MEGABYTES = 2 << 20;
    private static final String WEBHOOK = """
            {"contract":{"id":101},"callback_id":"canary-callback","signature":"canary-signature",
             "events":[{"created_time":"2026-11-24T12:00:00+0000","id":1,"type":"contract:sign"}]}""";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Endpoints endpoints = SharedStack.endpoints();

    @AfterAll
    static void close() {
        HTTP.close();
    }

    @Test
    void the_ingress_knows_no_other_endpoint() throws IOException, InterruptedException {
        // Given
        URI unknown = URI.create(endpoints.webhooks() + "/nobody");

        // When
        HttpResponse<String> response = post(unknown, "application/json", WEBHOOK);

        // Then
        assertClear(response, 404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"contract\":{\"id\":101},\"callback_id\":\"c\",\"signature\":\"canary-signature\","
                        + "\"events\":[{\"created_time\":\"2026-11-24T12:00:00+0000\",\"id\":1,\"type\":\"contract:sign\"}]}",
                "400 | {\"contract\":{\"id\":101},\"callback_id\":\"c\"",
                "400 | not json at all",
                "401 | {\"contract\":{\"id\":\"a word\"},\"callback_id\":\"c\",\"signature\":\"s\",\"events\":[]}",
                "400 | []"
            })
    void the_ingress_refuses_what_oneflow_did_not_send(int status, String body)
            throws IOException, InterruptedException {
        // Given
        URI endpoint = endpointOf(SharedStack.onboard("Refused AB", "automatic-get"));

        // When
        HttpResponse<String> response = post(endpoint, "application/json", body);

        // Then
        assertClear(response, status);
    }

    @Test
    void the_ingress_reads_no_oversized_body() throws IOException, InterruptedException {
        // Given
        URI endpoint = endpointOf(SharedStack.onboard("Oversized AB", "automatic-get"));

        // When
        HttpResponse<String> response = post(endpoint, "application/json", "x".repeat(TWO_MEGABYTES));

        // Then
        assertClear(response, 413);
    }

    @Test
    void the_ingress_takes_posts_only() throws IOException, InterruptedException {
        // Given
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoints.webhooks() + "/nobody"))
                .build();

        // When
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());

        // Then
        assertClear(response, 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?token=", "?token=short", "?token=0123456789abcdef0123456789abcdef01234567", "?account_id=1"})
    void the_setup_url_tells_what_is_wrong_with_a_token(String query) {
        // Given
        AdminBrowser browser = new AdminBrowser();

        // When
        AdminBrowser.Page page = browser.open(endpoints.setupUrl() + query);

        // Then
        assertThat(page.address()).contains("/problem");
        assertThat(page.status()).isBetween(400, 499);
        assertThat(page.document().location()).doesNotContain("token=");
        assertThat(page.document().body().text()).containsIgnoringCase("token");
    }

    @Test
    void a_hostile_company_name_is_shown_as_text() {
        // Given
        Oneflow oneflow = SharedStack.oneflow();
        long account = oneflow.createAccount("<script>alert(1)</script>");

        // When
        AdminBrowser.Page page = new AdminBrowser().arrive(oneflow.enableExtension(account, "automatic-get"));

        // Then
        assertThat(page.document().select("script"))
                .noneMatch(script -> script.data().contains("alert"));
        assertThat(page.document().body().text()).contains("<script>alert(1)</script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer wrong", "Basic b3BlcmF0b3I6b3BlcmF0b3I="})
    void operators_need_their_token(String authorization) throws IOException, InterruptedException {
        // Given
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoints.sync() + "/api/reconciliations"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }

        // When
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());

        // Then
        assertThat(response.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | application/json | {\"accountId\":",
                "400 | application/json | {\"accountId\":\"a word\"}",
                "415 | text/plain       | {}"
            })
    void operators_are_told_what_is_wrong_with_a_request(int status, String contentType, String body)
            throws IOException, InterruptedException {
        // Given
        URI reconciliations = URI.create(endpoints.sync() + "/api/reconciliations");

        // When
        HttpResponse<String> response = send(
                reconciliations,
                Map.of(
                        "Content-Type",
                        contentType,
                        "Authorization",
                        "Bearer " + SharedStack.get().secrets().operatorToken()),
                body);

        // Then
        assertClear(response, status);
    }

    private URI endpointOf(SharedStack.Customer customer) {
        return URI.create(endpoints.webhooks() + "/" + customer.endpointId());
    }

    private static void assertClear(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body())
                .as("an explanation without internals")
                .isNotBlank()
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    private static HttpResponse<String> post(URI uri, String contentType, String body)
            throws IOException, InterruptedException {
        return send(uri, Map.of("Content-Type", contentType), body);
    }

    private static HttpResponse<String> send(URI uri, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body));
        new HashMap<>(headers).forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
