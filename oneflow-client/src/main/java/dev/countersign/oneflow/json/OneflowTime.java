package dev.countersign.oneflow.json;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Oneflow's times: ISO 8601 with offset. Its REST API writes {@code 2020-06-30T07:15:23+00:00}, its webhook sample {@code
 * 2020-07-06T15:14:14+0000}; both are read, with or without fractions of a second.
 */
final class OneflowTime {

    private static final int MAX_LENGTH = 40;

    private static final Pattern OFFSET_WITHOUT_COLON = Pattern.compile("([+-]\\d{2})(\\d{2})$");

    private OneflowTime() {}

    /** The instant, or null for an absent or empty text. */
    static @Nullable Instant parse(@Nullable String text, String place) {
        String filled = Json.filled(text);
        if (filled == null) {
            return null;
        }
        if (filled.length() > MAX_LENGTH) {
            throw unusable(place);
        }
        try {
            String iso = OFFSET_WITHOUT_COLON.matcher(filled).replaceFirst("$1:$2");
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeParseException e) {
            throw unusable(place);
        }
    }

    private static UnusableJsonException unusable(String place) {
        return new UnusableJsonException("Oneflow's answer has no time like 2020-06-30T07:15:23+00:00 at " + place);
    }
}
