package dev.countersign.oneflow.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OneflowTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2020-06-30T07:15:23+00:00,2020-06-30T07:15:23Z",
        "2020-07-06T15:14:14+0000,2020-07-06T15:14:14Z",
        "2020-07-06T15:14:14Z,2020-07-06T15:14:14Z",
        "2020-07-06T15:14:14.123456+0200,2020-07-06T13:14:14.123456Z",
        "2020-07-06T15:14:14-0330,2020-07-06T18:44:14Z",
    })
    void both_documented_forms_are_read(String text, Instant expected) {
        Instant time = OneflowTime.parse(text, "here");

        assertThat(time).isEqualTo(expected);
    }

    @Property
    void every_instant_survives_both_forms(
            @ForAll @LongRange(min = -62_000_000_000L, max = 250_000_000_000L) long seconds,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes) {
        Instant instant = Instant.ofEpochSecond(seconds);
        OffsetDateTime there = instant.atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));

        Instant withColon =
                OneflowTime.parse(there.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx")), "here");
        Instant without =
                OneflowTime.parse(there.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx")), "here");

        assertThat(withColon).isEqualTo(instant);
        assertThat(without).isEqualTo(instant);
    }

    @Property
    void any_other_text_is_refused_without_repeating_it(@ForAll String text) {
        Throwable thrown = catchThrowable(() -> OneflowTime.parse(text, "here"));

        if (thrown != null) {
            assertThat(thrown).isInstanceOf(UnusableJsonException.class).hasMessageEndingWith("at here");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-07-06T15:14:14",
                "2020-07-06",
                "2020-07-06T15:14:14+00:00+0000",
                "2020-07-06T15:14:14+9900",
                "2020-13-06T15:14:14+0000",
                "1594048454"
            })
    void times_without_offset_and_nonsense_are_refused(String text) {
        assertThatExceptionOfType(UnusableJsonException.class)
                .isThrownBy(() -> OneflowTime.parse(text, "a contract's updated_time"))
                .withMessageContaining("a contract's updated_time")
                .withMessageNotContaining(text);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void no_time_is_no_time(@Nullable String text) {
        Instant time = OneflowTime.parse(text, "here");

        assertThat(time).isNull();
    }
}
