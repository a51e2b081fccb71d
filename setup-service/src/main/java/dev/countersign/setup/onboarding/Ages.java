package dev.countersign.setup.onboarding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says how long ago something was: the admin's time zone is not known, an age needs none. */
@Component
class Ages {

    private final Clock clock;

    Ages(Clock clock) {
        this.clock = clock;
    }

    Age of(Instant moment, Locale locale) {
        Duration age = Duration.between(moment, clock.instant());
        String exact = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC)
                .format(moment);
        String iso = moment.truncatedTo(ChronoUnit.SECONDS).toString();
        if (age.toMinutes() < 1) {
            return new Age("age.now", 0, exact, iso);
        }
        if (age.toHours() < 1) {
            return new Age("age.minutes", age.toMinutes(), exact, iso);
        }
        if (age.toDays() < 1) {
            return new Age("age.hours", age.toHours(), exact, iso);
        }
        return new Age("age.days", age.toDays(), exact, iso);
    }
}
