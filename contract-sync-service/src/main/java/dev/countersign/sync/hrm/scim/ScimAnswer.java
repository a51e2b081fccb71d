package dev.countersign.sync.hrm.scim;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An HTTP answer. Its body may hold personal data, hence not in {@link #toString()}.
 *
 * @param status HTTP status
 * @param body JSON, a missing node when there was none or none that could be read
 * @param etag of the resource; null when the server sent none
 * @param retryAfter how long the server asks to be left alone; null when it does not say
 */
record ScimAnswer(
        int status,
        JsonNode body,
        @Nullable String etag,
        @Nullable Duration retryAfter) {

    boolean ok() {
        return status >= 200 && status < 300;
    }

    /** SCIM's own code of an error, from a closed list (RFC 7644 section 3.12); other text is not repeated, it may quote values. */
    String code() {
        String type = body.path("scimType").asString("");
        return type.matches("[A-Za-z]{1,40}") ? status + " " + type : Integer.toString(status);
    }

    @Override
    public String toString() {
        return "ScimAnswer[" + status + "]";
    }
}
