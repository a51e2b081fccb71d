package dev.countersign.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdmissionsTest {

    private static final String PATH = Admissions.PATH + "endpoint-1";

    private final InFlight inFlight = new InFlight(2, 1500);
    private final Admissions admissions = new Admissions(inFlight, 1000);

    @Test
    void reserves_what_the_request_announces() {
        // When
        Admission admission = admissions.admit(HttpMethod.POST, PATH, headers("application/json", "10"));
        // Then
        assertThat(admission).isEqualTo(new Admission.Admitted("endpoint-1", 10));
        assertThat(inFlight.bytes()).isEqualTo(10);
    }

    @Test
    void reserves_the_most_for_a_request_that_announces_nothing() {
        // When
        Admission admission = admissions.admit(HttpMethod.POST, PATH, headers("application/json", null));
        // Then
        assertThat(admission).isEqualTo(new Admission.Admitted("endpoint-1", 1000));
    }

    @Test
    void refuses_more_bytes_than_there_is_room_for_and_reserves_nothing() {
        // Given
        admissions.admit(HttpMethod.POST, PATH, headers("application/json", "1000"));
        // When
        Admission admission = admissions.admit(HttpMethod.POST, PATH, headers("application/json", "501"));
        // Then
        assertThat(outcome(admission)).isEqualTo(Outcome.OVERLOADED);
        assertThat(inFlight.bytes()).isEqualTo(1000);
        assertThat(inFlight.requests()).isEqualTo(1);
    }

    @Test
    void refuses_more_requests_than_there_is_room_for() {
        // Given
        admissions.admit(HttpMethod.POST, PATH, headers("application/json", "1"));
        admissions.admit(HttpMethod.POST, PATH, headers("application/json", "1"));
        // When
        Admission admission = admissions.admit(HttpMethod.POST, PATH, headers("application/json", "1"));
        // Then
        assertThat(outcome(admission)).isEqualTo(Outcome.OVERLOADED);
        assertThat(inFlight.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json ; a=b"
            })
    void accepts_json(String contentType) {
        // When
        Admission admission = admissions.admit(HttpMethod.POST, PATH, headers(contentType, "1"));
        // Then
        assertThat(admission).isInstanceOf(Admission.Admitted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/jsonp", "application/json-patch+json", "json", ";"})
    void refuses_other_media_types(String contentType) {
        // When
        Admission admission = admissions.admit(HttpMethod.POST, PATH, headers(contentType, "1"));
        // Then
        assertThat(outcome(admission)).isEqualTo(Outcome.WRONG_MEDIA_TYPE);
    }

    @Test
    void ignores_a_query() {
        // When
        Admission admission = admissions.admit(HttpMethod.POST, PATH + "?a=b", headers("application/json", "1"));
        // Then
        assertThat(admission).isEqualTo(new Admission.Admitted("endpoint-1", 1));
    }

    @Test
    void refuses_compressed_bodies() {
        // Given
        HttpHeaders headers = headers("application/json", "1").add("Content-Encoding", "gzip");
        // When
        Admission admission = admissions.admit(HttpMethod.POST, PATH, headers);
        // Then
        assertThat(outcome(admission)).isEqualTo(Outcome.WRONG_MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/api/webhooks/oneflow/events",
                "/api/webhooks/oneflow/events/",
                "/api/webhooks/oneflow/events/a/",
                "/api/webhooks/oneflow/events/../x",
                "/api/webhooks/oneflow/events/a%2fb",
                "/api/webhooks/oneflow/events/ä",
                "/API/webhooks/oneflow/events/a",
                "http://host/api/webhooks/oneflow/events/a",
                "?/api/webhooks/oneflow/events/a",
                "*"
            })
    void knows_one_path(String path) {
        // When
        Admission admission = admissions.admit(HttpMethod.POST, path, headers("application/json", "1"));
        // Then
        assertThat(outcome(admission)).isEqualTo(Outcome.UNKNOWN_PATH);
    }

    private static HttpHeaders headers(String contentType, @Nullable String length) {
        HttpHeaders headers = new DefaultHttpHeaders().add("Content-Type", contentType);
        return length == null ? headers : headers.add("Content-Length", length);
    }

    private static Outcome outcome(Admission admission) {
        return ((Admission.Refused) admission).answer().outcome();
    }
}
