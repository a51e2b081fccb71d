package dev.countersign.ingress.call;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/** Times as Oneflow writes them: offsets without a colon in webhooks ({@code +0000}), with one in its API. */
final class EventTimes {

    private static final int MAX_LENGTH = 40;
    private static final int MAX_YEAR = 9999;

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .toFormatter();

    private EventTimes() {}

    /** The time in milliseconds' precision, or null when the text is not one between 1970 and 9999. */
    static @Nullable Instant parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        try {
            OffsetDateTime time = FORMAT.parse(text, OffsetDateTime::from);
            return time.getYear() > MAX_YEAR || time.toEpochSecond() < 0
                    ? null
                    : Instant.ofEpochMilli(time.toInstant().toEpochMilli());
        } catch (DateTimeException _) {
            return null;
        }
    }
}
