package dev.countersign.sandbox.rest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as the REST API shows them: seconds, and an offset with a colon. */
final class Times {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : FORMAT.format(time);
    }
}
