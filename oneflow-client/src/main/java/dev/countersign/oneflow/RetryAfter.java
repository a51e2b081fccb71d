package dev.countersign.oneflow;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long to keep quiet after a 429. Oneflow documents no {@code Retry-After}; if it or a proxy sends one, it counts, within bounds. */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final RateBudget budget;
    private final InstantSource clock;

    RetryAfter(RateBudget budget, InstantSource clock) {
        this.budget = budget;
        this.clock = clock;
    }

    Duration of(@Nullable String header) {
        Duration asked = header == null ? null : parse(header.trim());
        if (asked == null) {
            return budget.pauseAfter429();
        }
        Duration longest = budget.window();
        Duration atLeast = asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked;
        return atLeast.compareTo(longest) > 0 ? longest : atLeast;
    }

    private @Nullable Duration parse(String header) {
        if (SECONDS.matcher(header).matches()) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            Instant until = ZonedDateTime.parse(header, HTTP_DATE).toInstant();
            return Duration.between(clock.instant(), until);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
