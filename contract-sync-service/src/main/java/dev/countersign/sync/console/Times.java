package dev.countersign.sync.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says how long ago something was, or how long it takes until it is: the reader's time zone is not known, an age needs none. Public, because templates call it. */
@Component
public final class Times {

    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int HOURS_OF_TWO_DAYS = 48;

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    public String ago(Object moment) {
        Instant instant = instant(moment);
        Duration age = Duration.between(instant, clock.instant());
        if (age.isNegative() && age.abs().toMillis() >= 1000) {
            return "in " + text(age.abs());
        }
        return age.toSeconds() < 2 ? "just now" : text(age) + " ago";
    }

    /** How long something has lasted; empty if it has not begun. */
    public String since(@Nullable Object moment) {
        return moment == null ? "" : text(Duration.between(instant(moment), clock.instant()));
    }

    public String exact(Object moment) {
        return EXACT.format(instant(moment)) + " UTC";
    }

    public String iso(Object moment) {
        return instant(moment).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String text(Duration age) {
        if (age.toSeconds() < 60) {
            return Math.max(age.toSeconds(), 0) + " s";
        }
        if (age.toMinutes() < 60) {
            return age.toMinutes() + " min";
        }
        return age.toHours() < HOURS_OF_TWO_DAYS ? age.toHours() + " h" : age.toDays() + " days";
    }

    private static Instant instant(Object moment) {
        return switch (moment) {
            case Instant instant -> instant;
            case OffsetDateTime time -> time.toInstant();
            default -> throw new IllegalArgumentException("Not a moment: " + moment.getClass());
        };
    }
}
