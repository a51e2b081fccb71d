package dev.countersign.ingress.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallParserTest {

    /** Word for word from Oneflow's documentation. */
    private static final String DOCUMENTED = """
            {"contract":{"id":101},
             "callback_id":"eaf850991bb7c273a56dcdeb265d30006fdc9de0",
             "events":[{"created_time":"2020-07-06T15:14:14+0000","id":2322,"type":"contract:publish"}],
             "signature":"7a581695d9ff8c41de4d85554b6852f7cf6f97b0"}
            """;

    private final CallParser parser = new CallParser(64 * 1024, 3);

    @Test
    void reads_the_documented_example() {
        // When
        ParseOutcome outcome = parse(DOCUMENTED);
        // Then
        assertThat(outcome)
                .isEqualTo(new WebhookCall(
                        101,
                        "eaf850991bb7c273a56dcdeb265d30006fdc9de0",
                        "7a581695d9ff8c41de4d85554b6852f7cf6f97b0",
                        List.of(new CallEvent(2322L, "contract:publish", Instant.parse("2020-07-06T15:14:14Z")))));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-07-06T15:14:14+0000, 2020-07-06T15:14:14Z",
        "2020-07-06T15:14:14+00:00, 2020-07-06T15:14:14Z",
        "2020-07-06T15:14:14+02:00, 2020-07-06T13:14:14Z",
        "2020-07-06T15:14:14-0530, 2020-07-06T20:44:14Z",
        "2020-07-06T15:14:14Z, 2020-07-06T15:14:14Z",
        "2020-07-06T15:14:14.123456+0000, 2020-07-06T15:14:14.123Z",
    })
    void reads_both_forms_of_times(String text, Instant time) {
        // When
        Instant parsed = EventTimes.parse(text);
        // Then
        assertThat(parsed).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2020-07-06",
                "2020-07-06T15:14:14",
                "2020-13-06T15:14:14Z",
                "1969-12-31T23:59:59Z",
                "+999999999-12-31T23:59:59Z",
                "2020-07-06T15:14:14+00000000000000000000000000000000000000"
            })
    void leaves_out_what_is_no_time(String text) {
        // When
        Instant parsed = EventTimes.parse(text);
        // Then
        assertThat(parsed).isNull();
    }

    static Stream<Arguments> wrongBodies() {
        return Stream.of(
                wrong("body", "", "nothing"),
                wrong("body", "null", "null"),
                wrong("body", "[]", "an array"),
                wrong("body", "\"text\"", "a string"),
                wrong("body", "{", "cut off"),
                wrong("body", DOCUMENTED + "x", "garbage behind"),
                wrong("body", DOCUMENTED + DOCUMENTED, "two bodies"),
                wrong("body", "\uFEFF\u0000", "a NUL byte"),
                wrong("body", "{\"x\":" + "[".repeat(100) + "]".repeat(100) + "}", "deep nesting"),
                wrong("body", "{\"" + "n".repeat(300) + "\":1}", "a long name"),
                wrong("callback_id", change("\"callback_id\"", "\"other\""), "no callback id"),
                wrong(
                        "callback_id",
                        change("\"eaf850991bb7c273a56dcdeb265d30006fdc9de0\"", "7"),
                        "callback id a number"),
                wrong("callback_id", change("eaf850991bb7c273a56dcdeb265d30006fdc9de0", ""), "callback id empty"),
                wrong("callback_id", change("eaf850991bb7", "a".repeat(201)), "callback id long"),
                wrong("callback_id", change("eaf850991bb7", "a\\nb"), "callback id with a line break"),
                wrong("callback_id", change("eaf850991bb7", "a\\ud800b"), "callback id with half a character"),
                wrong("signature", change("\"signature\"", "\"other\""), "no signature"),
                wrong("signature", change("\"7a581695d9ff8c41de4d85554b6852f7cf6f97b0\"", "null"), "signature null"),
                wrong("signature", change("\"signature\"", "\"signature\":\"a\",\"signature\""), "two signatures"),
                wrong("callback_id", "{}", "an empty object"),
                wrong(
                        "callback_id",
                        change("\"callback_id\"", "\"callback_id\":\"a\",\"callback_id\""),
                        "two callback ids"),
                wrong(
                        "callback_id",
                        change("\"eaf850991bb7c273a56dcdeb265d30006fdc9de0\"", "null"),
                        "callback id null"),
                wrong(
                        "signature",
                        change("7a581695d9ff8c41de4d85554b6852f7cf6f97b0", "a".repeat(201)),
                        "signature long"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("wrongBodies")
    void names_the_field_that_is_wrong(String field, String body, String description) {
        // When
        ParseOutcome outcome = parse(body);
        // Then
        assertThat(outcome).isInstanceOfSatisfying(MalformedCall.class, malformed -> {
            assertThat(malformed.field()).as(description).isEqualTo(field);
            assertThat(malformed.problem()).isNotBlank();
        });
    }

    static Stream<Arguments> unrepresentableBodies() {
        return Stream.of(
                wrong("contract", change("\"contract\"", "\"other\""), "no contract"),
                wrong("contract", change("{\"id\":101}", "null"), "contract null"),
                wrong("contract", change("{\"id\":101}", "101"), "contract a number"),
                wrong(
                        "contract",
                        change("\"callback_id\"", "\"contract\":{\"id\":1},\"callback_id\""),
                        "two contracts"),
                wrong("contract.id", change("{\"id\":101}", "{}"), "no contract id"),
                wrong("contract.id", change("101", "null"), "contract id null"),
                wrong("contract.id", change("101", "\"101\""), "contract id a string"),
                wrong("contract.id", change("101", "1.5"), "contract id a fraction"),
                wrong("contract.id", change("101", "1e3"), "contract id an exponent"),
                wrong("contract.id", change("101", "0"), "contract id zero"),
                wrong("contract.id", change("101", "-1"), "contract id negative"),
                wrong("contract.id", change("101", "9223372036854775808"), "contract id over the edge"),
                wrong("contract.id", change("101", "1" + "0".repeat(5000)), "contract id of 5001 digits"),
                wrong("contract.id", change("\"id\":101", "\"id\":101,\"id\":102"), "two contract ids"),
                wrong("contract.id", change("101", "{\"a\":[{}]}"), "contract id an object"),
                wrong("events", change("\"events\":[", "\"events\":{},\"other\":["), "events an object"),
                wrong("events", change("\"events\":[", "\"events\":[],\"events\":["), "two events"),
                wrong(
                        "events",
                        change("\"events\":[", "\"events\":[" + "{\"type\":\"a:b\"},".repeat(3)),
                        "many events"),
                wrong("events[0]", change("\"events\":[", "\"events\":[7,"), "an event a number"),
                wrong("events[1].type", change("\"events\":[", "\"events\":[{\"type\":\"a:b\"},{},"), "no type"),
                wrong("events[0].type", change("\"contract:publish\"", "null"), "type null"),
                wrong("events[0].type", change("\"contract:publish\"", "\"\""), "type empty"),
                wrong("events[0].type", change("contract:publish", "a".repeat(201)), "type long"),
                wrong("events[0].type", change("contract:publish", "a\\u0007b"), "type with a control character"),
                wrong("events[0].type", change("\"type\"", "\"type\":\"a:b\",\"type\""), "two types"),
                wrong("events[0].id", change("2322", "\"2322\""), "event id a string"),
                wrong("events[0].id", change("2322", "99999999999999999999"), "event id huge"),
                wrong("events[0].id", change("2322", "1,\"id\":2"), "two event ids"),
                wrong("events[0].created_time", change("\"id\":2322", "\"created_time\":1"), "two times"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("unrepresentableBodies")
    void tells_what_can_be_verified_but_not_represented(String field, String body, String description) {
        // When
        ParseOutcome outcome = parse(body);
        // Then
        assertThat(outcome).as(description).isInstanceOfSatisfying(UnrepresentableCall.class, call -> {
            assertThat(call.callbackId()).isEqualTo("eaf850991bb7c273a56dcdeb265d30006fdc9de0");
            assertThat(call.signature()).isEqualTo("7a581695d9ff8c41de4d85554b6852f7cf6f97b0");
            assertThat(call.problem().field()).isEqualTo(field);
            assertThat(call.problem().problem()).isNotBlank();
            assertThat(call.reason()).isEqualTo(field.startsWith("contract") ? "unusable-contract" : "unusable-events");
        });
    }

    static Stream<Arguments> acceptableBodies() {
        return Stream.of(
                right(change("{\"contract\"", "{\"new\":{\"a\":[1,{\"b\":null}]},\"contract\""), "an unknown field"),
                right(
                        change("{\"id\":101}", "{\"name\":\"x\",\"id\":101,\"more\":[[]]}"),
                        "an unknown field of the contract"),
                right(change("\"id\":2322", "\"id\":2322,\"more\":{\"a\":1}"), "an unknown field of an event"),
                right(change("contract:publish", "planet:move:left"), "an unknown type"),
                right(
                        change("{\"contract\"", "{\"x\":" + "9".repeat(5000) + ",\"contract\""),
                        "a huge number somewhere"),
                right(change("\"events\"", "\"other\""), "no list of events"),
                right(change("\"events\":[", "\"events\":null,\"other\":["), "events null"),
                right(change("101", "9223372036854775807"), "the largest contract id"),
                right(change("2322", "null"), "event id null"),
                right(change("\"id\":2322,", ""), "no event id"),
                right(change("\"created_time\":\"2020-07-06T15:14:14+0000\",", ""), "no time"),
                right(change("\"2020-07-06T15:14:14+0000\"", "{\"a\":1}"), "time an object"),
                right(change("2020-07-06", "the sixth"), "time unreadable"),
                right(change("eaf850991bb7", "åäö€😀"), "callback id beyond ASCII"),
                right(
                        change(
                                "{\"created_time\":\"2020-07-06T15:14:14+0000\",\"id\":2322,\"type\":\"contract:publish\"}",
                                ""),
                        "no events"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("acceptableBodies")
    void accepts_what_oneflow_may_add_or_leave_out(String body, String description) {
        // When
        ParseOutcome outcome = parse(body);
        // Then
        assertThat(outcome).as(description).isInstanceOf(WebhookCall.class);
    }

    @Test
    void other_encodings_than_utf_8_are_refused() {
        // When
        List<ParseOutcome> outcomes = List.of(
                parser.parse(DOCUMENTED.getBytes(StandardCharsets.UTF_16)),
                parser.parse(DOCUMENTED.getBytes(StandardCharsets.UTF_32BE)),
                parser.parse(change("eaf850991bb7", "åäö").getBytes(StandardCharsets.ISO_8859_1)));
        // Then
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(MalformedCall.class));
    }

    @Test
    void invalid_utf_8_is_refused_also_where_nobody_looks() {
        // Given
        byte[] body =
                change("{\"contract\"", "{\"unknown\":\"???\",\"contract\"").getBytes(StandardCharsets.UTF_8);
        int place = new String(body, StandardCharsets.UTF_8).indexOf("???");
        byte[] halfCharacter = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
        System.arraycopy(halfCharacter, 0, body, place, halfCharacter.length);
        // When
        ParseOutcome outcome = parser.parse(body);
        // Then
        assertThat(outcome).isEqualTo(new MalformedCall("body", "is not JSON in UTF-8"));
    }

    @Test
    void a_call_does_not_show_its_signature() {
        // When
        String text = parse(DOCUMENTED).toString();
        // Then
        assertThat(text).contains("101").doesNotContain("7a581695d9ff8c41de4d85554b6852f7cf6f97b0");
    }

    private static Arguments wrong(String field, String body, String description) {
        return Arguments.of(field, body, description);
    }

    private static Arguments right(String body, String description) {
        return Arguments.of(body, description);
    }

    private static String change(String from, String to) {
        return DOCUMENTED.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
    }

    private ParseOutcome parse(String body) {
        return parser.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
