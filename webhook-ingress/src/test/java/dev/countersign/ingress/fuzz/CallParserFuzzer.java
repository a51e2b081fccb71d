package dev.countersign.ingress.fuzz;

import dev.countersign.ingress.call.CallEvent;
import dev.countersign.ingress.call.CallParser;
import dev.countersign.ingress.call.MalformedCall;
import dev.countersign.ingress.call.ParseOutcome;
import dev.countersign.ingress.call.SignedCall;
import dev.countersign.ingress.call.UnrepresentableCall;
import dev.countersign.ingress.call.WebhookCall;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
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
    private static final Pattern FIELD = Pattern.compile("[a-z_]+(\\[\\d{1,2}])?(\\.[a-z_]+)?");
    private static final Set<String> REASONS =
            Set.of(UnrepresentableCall.UNUSABLE_CONTRACT, UnrepresentableCall.UNUSABLE_EVENTS);

    private static final CallParser PARSER = new CallParser(MAX_BODY, MAX_EVENTS);
    private static final JsonMapper PLAIN = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(MAX_BODY)
                            .build())
                    .build())
            .build();

    private CallParserFuzzer() {}

    /** Called by Jazzer and by {@code CallParserFuzzTest}. */
    public static void fuzzerTestOneInput(byte[] input) {
        byte[] body = input.length <= MAX_BODY ? input : Arrays.copyOf(input, MAX_BODY);
        byte[] before = body.clone();
        ParseOutcome outcome = PARSER.parse(body);
        check(Arrays.equals(before, body), "the body was changed");
        switch (outcome) {
            case MalformedCall malformed -> checkProblem(malformed);
            case UnrepresentableCall call -> {
                checkSigned(call);
                checkProblem(call.problem());
                check(REASONS.contains(call.reason()), "an unknown reason");
                checkAgainst(PLAIN.readTree(body), call);
            }
            case WebhookCall call -> {
                checkSigned(call);
                checkCall(call);
                checkAgainst(PLAIN.readTree(body), call);
            }
        }
    }

    private static void checkProblem(MalformedCall malformed) {
        check(!malformed.problem().isBlank(), "a problem without words");
        check(FIELD.matcher(malformed.field()).matches(), "the field's name came from the body");
    }

    private static void checkSigned(SignedCall call) {
        checkText(call.callbackId());
        checkText(call.signature());
        check(!call.toString().contains(call.signature()) || call.signature().length() < 20, "the signature is shown");
    }

    private static void checkCall(WebhookCall call) {
        check(call.contractId() > 0, "contract id");
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

    private static void checkAgainst(JsonNode plain, SignedCall call) {
        check(plain.path("callback_id").asString().equals(call.callbackId()), "another callback id");
        check(plain.path("signature").asString().equals(call.signature()), "another signature");
    }

    private static void checkAgainst(JsonNode plain, WebhookCall call) {
        checkAgainst(plain, (SignedCall) call);
        check(plain.path("contract").path("id").asLong() == call.contractId(), "another contract id");
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
