package dev.countersign.ingress.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

final class CallParserPropertyTest {

    private static final byte[] VALID = """
            {"contract":{"id":101},"callback_id":"eaf850991bb7c273a56dcdeb265d30006fdc9de0","events":[{"created_time":\
            "2020-07-06T15:14:14+0000","id":2322,"type":"contract:publish"}],"signature":"7a581695"}""".getBytes(StandardCharsets.UTF_8);

    private final CallParser parser = new CallParser(64 * 1024, 1000);

    @Property(tries = 2000)
    void random_bytes_are_malformed_and_never_throw(@ForAll @Size(max = 200) byte[] body) {
        ParseOutcome outcome = parser.parse(body);

        assertThat(outcome).isInstanceOf(MalformedCall.class);
    }

    @Property(tries = 2000)
    void random_json_like_text_never_throws(@ForAll("jsonLike") String body) {
        ParseOutcome outcome = parser.parse(body.getBytes(StandardCharsets.UTF_8));

        assertDefined(outcome);
    }

    @Property(tries = 2000)
    void a_damaged_call_never_throws(@ForAll("positions") int position, @ForAll byte replacement) {
        byte[] damaged = VALID.clone();
        damaged[position] = replacement;

        ParseOutcome outcome = parser.parse(damaged);

        assertDefined(outcome);
    }

    @Property(tries = 300)
    void a_call_that_is_cut_off_is_malformed(@ForAll("positions") int length) {
        ParseOutcome outcome = parser.parse(Arrays.copyOf(VALID, length));

        assertThat(outcome).isInstanceOf(MalformedCall.class);
    }

    @Property(tries = 500)
    void what_was_written_is_read(@ForAll("calls") WebhookCall call) {
        ParseOutcome outcome = parser.parse(write(call).getBytes(StandardCharsets.UTF_8));

        assertThat(outcome).isEqualTo(call);
    }

    @Property(tries = 1000)
    void whatever_the_content_is_the_signature_behind_it_is_found(
            @ForAll("values") String contract, @ForAll("values") String events) {
        String body =
                "{\"contract\":" + contract + ",\"events\":" + events + ",\"callback_id\":\"a\",\"signature\":\"b\"}";

        ParseOutcome outcome = parser.parse(body.getBytes(StandardCharsets.UTF_8));

        assertThat(outcome).isInstanceOfSatisfying(SignedCall.class, call -> {
            assertThat(call.callbackId()).isEqualTo("a");
            assertThat(call.signature()).isEqualTo("b");
        });
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> scalars = Arbitraries.of("null", "true", "7", "-1", "1.5", "1e9", "\"x\"", "\"\"");
        Arbitrary<String> names = Arbitraries.of("id", "type", "created_time", "signature", "callback_id", "other");
        return Arbitraries.recursive(
                () -> scalars,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(values -> "[" + String.join(",", values) + "]"),
                        Combinators.combine(names, inner)
                                .as((name, value) -> "\"" + name + "\":" + value)
                                .list()
                                .ofMaxSize(3)
                                .map(fields -> "{" + String.join(",", fields) + "}")),
                0,
                4);
    }

    @Provide
    Arbitrary<Integer> positions() {
        return Arbitraries.integers().between(0, VALID.length - 1);
    }

    @Provide
    Arbitrary<String> jsonLike() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ":",
                        ",",
                        "\"",
                        "null",
                        "true",
                        "-",
                        "1",
                        "1e999",
                        "\"contract\"",
                        "\"id\"",
                        "\"callback_id\"",
                        "\"events\"",
                        "\"type\"",
                        "\"signature\"",
                        "\"created_time\"",
                        "\\u0000",
                        " ")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<WebhookCall> calls() {
        Arbitrary<Long> ids = Arbitraries.longs().between(1, Long.MAX_VALUE);
        Arbitrary<String> texts = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('à', 'ÿ')
                .withChars(':', '-')
                .ofMinLength(1)
                .ofMaxLength(60);
        Arbitrary<List<CallEvent>> events = Combinators.combine(ids.injectNull(0.2), texts)
                .as((id, type) -> new CallEvent(id, type, null))
                .list()
                .ofMaxSize(10);
        return Combinators.combine(ids, texts, texts, events).as(WebhookCall::new);
    }

    private static void assertDefined(ParseOutcome outcome) {
        if (outcome instanceof MalformedCall(String field, String problem)) {
            assertThat(field).isNotBlank();
            assertThat(problem).isNotBlank();
        }
    }

    private static String write(WebhookCall call) {
        List<String> events = call.events().stream()
                .map(event -> "{\"type\":\"" + event.type() + "\",\"id\":" + event.id() + "}")
                .toList();
        return "{\"signature\":\"" + call.signature() + "\",\"events\":[" + String.join(",", events)
                + "],\"callback_id\":\"" + call.callbackId() + "\",\"contract\":{\"id\":" + call.contractId() + "}}";
    }
}
