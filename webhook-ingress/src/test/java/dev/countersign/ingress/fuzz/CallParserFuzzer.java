package dev.countersign.ingress.fuzz;

import dev.countersign.ingress.call.CallEvent;
import dev.countersign.ingress.call.CallParser;
import dev.countersign.ingress.call.MalformedCall;
import dev.countersign.ingress.call.ParseOutcome;
import dev.countersign.ingress.call.WebhookCall;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fuzz target: the parser of webhook bodies. Whatever the bytes are, it returns one of its defined results, and
 * a call that it understands is the one that a plain JSON reader finds in the same bytes.
 */
public final class CallParserFuzzer {

    private static final int MAX_BODY = 64 * 1024;
    private static final int MAX_EVENTS = 100;
    private static final int MAX_TEXT = 200;
    private static final CallParser PARSER = new CallParser(MAX_BODY, MAX_EVENTS);
    private static final JsonMapper PLAIN = JsonMapper.builder().build();

    private CallParserFuzzer() {}

    /** Called by Jazzer and by {@code CallParserFuzzTest}. */
    public static void fuzzerTestOneInput(byte[] input) {
        byte[] body = input.length <= MAX_BODY ? input : Arrays.copyOf(input, MAX_BODY);
        byte[] before = body.clone();
        ParseOutcome outcome = PARSER.parse(body);
        check(Arrays.equals(before, body), "the body was changed");
        if (outcome instanceof MalformedCall(String field, String problem)) {
            check(!field.isBlank() && !problem.isBlank(), "a problem without a name");
            check(field.matches("[a-z_]+(\\[\\d{1,2}])?(\\.[a-z_]+)?"), "the field's name came from the body");
        } else if (outcome instanceof WebhookCall call) {
            checkCall(call);
            checkAgainst(PLAIN.readTree(body), call);
        }
    }

    private static void checkCall(WebhookCall call) {
        check(call.contractId() > 0, "contract id");
        checkText(call.callbackId());
        checkText(call.signature());
        check(!call.toString().contains(call.signature()) || call.signature().length() < 20, "the signature is shown");
        check(call.events().size() <= MAX_EVENTS, "too many events");
        for (CallEvent event : call.events()) {
            checkText(event.type());
            check(event.id() == null || event.id() > 0, "event id");
            check(event.createdTime() == null || event.createdTime().toEpochMilli() >= 0, "event time");
        }
    }

    private static void checkText(String text) {
        check(!text.isEmpty() && text.length() <= MAX_TEXT, "length of a text");
        check(text.codePoints().noneMatch(CallParserFuzzer::isDangerous), "characters of a text");
    }

    private static boolean isDangerous(int codePoint) {
        return Character.isISOControl(codePoint)
                || codePoint == 0x2028
                || codePoint == 0x2029
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    private static void checkAgainst(JsonNode plain, WebhookCall call) {
        check(plain.path("contract").path("id").asLong() == call.contractId(), "another contract id");
        check(plain.path("callback_id").asString().equals(call.callbackId()), "another callback id");
        check(plain.path("signature").asString().equals(call.signature()), "another signature");
        JsonNode events = plain.path("events");
        check(events.size() == call.events().size(), "another number of events");
        for (int i = 0; i < events.size(); i++) {
            CallEvent event = call.events().get(i);
            check(events.get(i).path("type").asString().equals(event.type()), "another event type");
            @Nullable JsonNode id = events.get(i).get("id");
            check(event.id() == null || (id != null && id.asLong() == event.id()), "another event id");
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("The parser broke an invariant: " + what);
        }
    }
}
