package dev.countersign.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** Dates, names and addresses, in whatever form people write them. */
final class WrittenFormsPropertyTest {

    private static final String BLANKS = " \t\u00a0\u2009\u3000";

    @Property(tries = 500)
    void a_date_is_the_same_in_every_form(@ForAll("dates") LocalDate date, @ForAll("forms") DateTimeFormatter form) {
        assertThat(DateText.read("  " + form.format(date) + " ")).isEqualTo(new DateText.Reading.Day(date));
    }

    @Property(tries = 500)
    void a_date_with_slashes_is_read_right_or_not_at_all(@ForAll("dates") LocalDate date, @ForAll boolean dayFirst) {
        // When
        DateText.Reading reading = DateText.read(
                DateTimeFormatter.ofPattern(dayFirst ? "d/M/uuuu" : "M/d/uuuu").format(date));

        // Then
        assertThat(reading).isIn(new DateText.Reading.Day(date), new DateText.Reading.Ambiguous());
    }

    @Property(tries = 1000)
    void any_text_is_read_without_harm(@ForAll @StringLength(max = 60) String text) {
        if (DateText.read(text) instanceof DateText.Reading.Day(LocalDate date)) {
            assertThat(date.getYear()).isBetween(1900, 2100);
        }
        NameText name = NameText.read(text);
        assertThat(name.full()).isEqualTo((name.given() + " " + name.family()).strip());
        for (String read : List.of(name.full(), Texts.address(text))) {
            assertThat(read).isEqualTo(read.strip()).doesNotContain("  ", "\n", "\r", "\t", "\u0000");
        }
    }

    @Property(tries = 500)
    void a_name_is_the_same_whatever_the_blanks_and_keeps_every_word(
            @ForAll("words") List<String> words, @ForAll("blanks") String blanks) {
        // When
        NameText name = NameText.read(blanks + String.join(blanks, words) + blanks);

        // Then
        assertThat(name).isEqualTo(NameText.read(String.join(" ", words)));
        assertThat(name.full()).isEqualTo(String.join(" ", words));
        assertThat(name.family()).isNotEmpty();
    }

    @Property(tries = 500)
    void a_comma_says_where_the_family_name_ends(
            @ForAll("words") List<String> family, @ForAll("words") List<String> given) {
        // When
        NameText name = NameText.read(String.join(" ", family) + " , " + String.join(" ", given));

        // Then
        assertThat(name.family()).isEqualTo(String.join(" ", family));
        assertThat(name.given()).isEqualTo(String.join(" ", given));
    }

    @Property(tries = 500)
    void an_address_is_the_same_whatever_the_line_ends(
            @ForAll("words") List<String> lines, @ForAll("lineEnds") String lineEnd, @ForAll boolean commas) {
        // When
        String address = Texts.address(lines.stream().collect(Collectors.joining((commas ? ", " : "") + lineEnd)));

        // Then
        assertThat(address).isEqualTo(String.join(", ", lines));
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1900, 1, 1).toEpochDay(),
                        LocalDate.of(2100, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<DateTimeFormatter> forms() {
        Arbitrary<DateTimeFormatter> digits = Arbitraries.of(
                        "uuuu-MM-dd", "uuuu/M/d", "uuuuMMdd", "d.M.uuuu", "dd-MM-uuuu", "d. M. uuuu")
                .map(DateTimeFormatter::ofPattern);
        Arbitrary<DateTimeFormatter> names = Arbitraries.of("en", "sv", "no", "da", "de")
                .map(language -> DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.forLanguageTag(language)));
        return Arbitraries.oneOf(digits, names);
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.strings()
                .withChars("abcdefåäöéßñЖ山'-")
                .ofMinLength(1)
                .ofMaxLength(8)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> blanks() {
        return Arbitraries.strings().withChars(BLANKS).ofMinLength(1).ofMaxLength(3);
    }

    @Provide
    Arbitrary<String> lineEnds() {
        return Arbitraries.of("\n", "\r\n", "\r", "\n\n", " \n ", "\u2028", "\u0085");
    }
}
