package dev.countersign.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.ingress.endpoint.Directories;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdmissionsTest {

    private static final String PATH = Admissions.PATH + "endpoint-1";

    private final InFlight inFlight = new InFlight(8, 4000, 1, 1000);
    private final Admissions admissions = new Admissions(Directories.loaded("endpoint-1"), inFlight, 1000);

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "1000", "none"})
    void takes_a_place_but_no_bytes_whatever_a_request_announces(String length) {
        // When
        Admission admission = admissions.admit(
                HttpMethod.POST, PATH, headers("application/json", length.equals("none") ? null : length));
        // Then
        assertThat(admission).isInstanceOf(Admission.Admitted.class);
        assertThat(inFlight.known().requests()).isEqualTo(1);
        assertThat(inFlight.known().bytes()).isZero();
    }

    @Test
    void refuses_a_request_that_announces_too_much() {
        // When
        Admission admission = admissions.admit(HttpMethod.POST, PATH, headers("application/json", "1001"));
        // Then
        assertThat(outcome(admission)).isEqualTo(Outcome.TOO_LARGE);
        assertThat(inFlight.known().requests()).isZero();
    }

    @Test
    void refuses_more_requests_to_an_endpoint_than_are_its_share() {
        // Given
        admissions.admit(HttpMethod.POST, PATH, headers("application/json", "1"));
        admissions.admit(HttpMethod.POST, PATH, headers("application/json", "1"));
        // When
        Admission admission = admissions.admit(HttpMethod.POST, PATH, headers("application/json", "1"));
        // Then
        assertThat(outcome(admission)).isEqualTo(Outcome.OVERLOADED);
        assertThat(inFlight.known().requests()).isEqualTo(2);
    }

    @Test
    void requests_to_unknown_endpoints_take_nothing_from_known_ones() {
        // Given
        Admission first = admissions.admit(HttpMethod.POST, PATH + "0", headers("application/json", null));
        // When
        Admission second = admissions.admit(HttpMethod.POST, PATH + "1", headers("application/json", null));
        // Then
        assertThat(first).isInstanceOf(Admission.Admitted.class);
        assertThat(outcome(second)).isEqualTo(Outcome.OVERLOADED);
        assertThat(inFlight.known().requests()).isZero();
    }

    @Test
    void while_endpoints_are_being_read_an_unknown_one_is_asked_to_come_again() {
        // Given
        var starting = new Admissions(Directories.loading(), inFlight, 1000);
        // When
        Admission admission = starting.admit(HttpMethod.POST, PATH, headers("application/json", "1"));
        // Then
        assertThat(outcome(admission)).isEqualTo(Outcome.NOT_READY);
        assertThat(inFlight.unknown().requests()).isZero();
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
        assertThat(admission)
                .isInstanceOfSatisfying(
                        Admission.Admitted.class,
                        admitted -> assertThat(admitted.endpointId()).isEqualTo("endpoint-1"));
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
