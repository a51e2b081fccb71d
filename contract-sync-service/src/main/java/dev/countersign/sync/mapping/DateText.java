package dev.countersign.sync.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Dates as people write them. Year first, or day first with dots or hyphens, or with the month's name (English, Swedish, Norwegian, Danish, Finnish,
 * German). With slashes the order of day and month differs by country: read only where one of them can't be a month.
 */
final class DateText {

    /** What a text was read as. */
    sealed interface Reading {
        /** One date. */
        record Day(LocalDate date) implements Reading {}

        /** Two dates are possible. */
        record Ambiguous() implements Reading {}

        /** No date, or one outside of 1900 to 2100. */
        record Unreadable() implements Reading {}
    }

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/. ](\\d{1,2})[-/. ](\\d{1,2})");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[-.] ?(\\d{1,2})[-.] ?(\\d{4})");
    private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final int LONGEST = 40;

    private static final List<DateTimeFormatter> WITH_MONTH_NAMES = Stream.of("en", "sv", "no", "da", "fi", "de")
            .map(Locale::forLanguageTag)
            .flatMap(locale -> Stream.of("d[.] MMMM u", "d[.] MMM u", "MMMM d[,] u", "MMM d[,] u", "d[.] LLLL u")
                    .map(pattern -> new DateTimeFormatterBuilder()
                            .parseCaseInsensitive()
                            .appendPattern(pattern)
                            .toFormatter(locale)
                            .withResolverStyle(ResolverStyle.STRICT)))
            .toList();

    private DateText() {}

    static Reading read(String written) {
        String text = Texts.oneLine(written);
        if (text.length() > LONGEST) {
            return new Reading.Unreadable();
        }
        Matcher slashes = SLASHES.matcher(text);
        if (slashes.matches()) {
            return withSlashes(number(slashes, 1), number(slashes, 2), number(slashes, 3));
        }
        return Stream.of(YEAR_FIRST, COMPACT)
                .map(pattern -> pattern.matcher(text))
                .filter(Matcher::matches)
                .map(found -> day(number(found, 1), number(found, 2), number(found, 3)))
                .findFirst()
                .orElseGet(() -> dayFirst(text));
    }

    private static Reading dayFirst(String text) {
        Matcher found = DAY_FIRST.matcher(text);
        return found.matches() ? day(number(found, 3), number(found, 2), number(found, 1)) : withMonthName(text);
    }

    private static Reading withSlashes(int first, int second, int year) {
        Reading dayFirst = day(year, second, first);
        Reading monthFirst = day(year, first, second);
        if (dayFirst.equals(monthFirst) || monthFirst instanceof Reading.Unreadable) {
            return dayFirst;
        }
        return dayFirst instanceof Reading.Unreadable ? monthFirst : new Reading.Ambiguous();
    }

    private static Reading withMonthName(String text) {
        return WITH_MONTH_NAMES.stream()
                .flatMap(format -> parsed(format, text).stream())
                .findFirst()
                .map(date -> day(date.getYear(), date.getMonthValue(), date.getDayOfMonth()))
                .orElseGet(Reading.Unreadable::new);
    }

    private static Optional<LocalDate> parsed(DateTimeFormatter format, String text) {
        try {
            return Optional.of(LocalDate.parse(text, format));
        } catch (DateTimeException e) {
            // Not in this form; others are tried.
            return Optional.empty();
        }
    }

    private static Reading day(int year, int month, int day) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return new Reading.Unreadable();
        }
        try {
            return new Reading.Day(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            // The thirty-first of February: no date.
            return new Reading.Unreadable();
        }
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
