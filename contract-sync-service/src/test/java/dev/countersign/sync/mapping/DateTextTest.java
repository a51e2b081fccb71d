package dev.countersign.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DateTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1990-12-31|1990-12-31", "1990/12/31|1990-12-31", "1990.12.31|1990-12-31", "19901231|1990-12-31",
                "31.12.1990|1990-12-31", "31-12-1990|1990-12-31", "1.2.1990|1990-02-01", "31/12/1990|1990-12-31",
                "12/31/1990|1990-12-31", "05/05/1990|1990-05-05", "31 December 1990|1990-12-31",
                        "31 december 1990|1990-12-31",
                "December 31, 1990|1990-12-31", "3 maj 1990|1990-05-03", "31. Dezember 1990|1990-12-31",
                        " 1990-12-31 |1990-12-31"
            })
    void a_date_is_read_in_the_forms_that_people_write(String written, LocalDate expected) {
        assertThat(DateText.read(written)).isEqualTo(new DateText.Reading.Day(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"01/02/1990", "1/12/1990"})
    void slashes_where_both_could_be_the_month_are_ambiguous(String written) {
        assertThat(DateText.read(written)).isInstanceOf(DateText.Reading.Ambiguous.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "1990", "31.02.1990", "1990-13-01", "0090-01-01", "31.12.90", "1990-12-31T00:00:00Z"
            })
    void anything_else_is_unreadable(String written) {
        assertThat(DateText.read(written)).isInstanceOf(DateText.Reading.Unreadable.class);
    }

    @Property(tries = 200)
    void every_date_is_read_back_from_each_form(@ForAll("days") LocalDate day) {
        for (String form : new String[] {"yyyy-MM-dd", "dd.MM.yyyy", "yyyyMMdd", "d MMMM yyyy"}) {
            String written = DateTimeFormatter.ofPattern(form, Locale.ENGLISH).format(day);
            assertThat(DateText.read(written)).as(written).isEqualTo(new DateText.Reading.Day(day));
        }
    }

    @Property(tries = 500)
    void no_text_makes_the_reader_throw(@ForAll String text) {
        assertThat(DateText.read(text)).isNotNull();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Dates.dates().between(LocalDate.of(1900, 1, 1), LocalDate.of(2100, 12, 31));
    }
}
