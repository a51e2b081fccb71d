package dev.countersign.sync.hrm.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/**
 * An HTTP answer. Its body and headers may hold personal data, hence not in {@link #toString()}.
 *
 * @param status HTTP status
 * @param body JSON, a missing node when there was none or none that could be read
 * @param headers as they came
 * @param retryAfter how long the server asks to be left alone; null when it does not say
 */
public record HrmAnswer(
        int status,
        JsonNode body,
        HttpHeaders headers,
        @Nullable Duration retryAfter) {

    /** Whether the status is one of success. */
    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The version of the resource; null when the server sent none. */
    public @Nullable String etag() {
        return headers.getETag();
    }

    @Override
    public String toString() {
        return "HrmAnswer[" + status + "]";
    }
}
