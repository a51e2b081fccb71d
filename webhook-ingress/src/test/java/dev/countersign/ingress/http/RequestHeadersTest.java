package dev.countersign.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RequestHeadersTest {

    private final HttpHeaders headers = RequestHeaders.FACTORY.newHeaders();

    @Test
    void thousands_of_headers_that_nobody_reads_take_no_room() {
        // When
        IntStream.range(0, 8000).forEach(i -> headers.add("x-" + i, "y"));
        headers.add("Content-Type", "application/json");
        // Then
        assertThat(headers.entries()).hasSize(1);
        assertThat(headers.get("content-type")).isEqualTo("application/json");
    }

    @Test
    void what_nobody_reads_is_validated_all_the_same() {
        assertThatThrownBy(() -> headers.add("x y", "z")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> headers.add("x", "a\u0000b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void of_what_is_read_there_may_not_be_too_many() {
        assertThatThrownBy(() -> IntStream.range(0, 100).forEach(i -> headers.add("Expect", "x" + i)))
                .isInstanceOf(TooLongHttpHeaderException.class);
    }

    @Test
    void nothing_is_kept_of_what_follows_a_body() {
        // Given
        HttpHeaders trailers = RequestHeaders.TRAILERS.newHeaders();
        // When
        trailers.add("content-type", "x");
        // Then
        assertThat(trailers.isEmpty()).isTrue();
    }
}
