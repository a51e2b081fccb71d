package dev.countersign.ingress.call;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one body; holds what was found so far. What the signature is about must be right. The content may be wrong, and
 * is then skipped: only the signature, which may come last, tells whether that matters to anybody.
 */
final class CallReader {

    private static final String BODY = "body";
    private static final String CONTRACT = "contract";
    private static final String CALLBACK_ID = "callback_id";
    private static final String EVENTS = "events";
    private static final String SIGNATURE = "signature";
    private static final int DEPTH_OF_FIELDS = 1;

    private final JsonParser json;
    private final int maxEvents;

    private @Nullable Long contractId;
    private @Nullable String callbackId;
    private @Nullable List<CallEvent> events;
    private boolean eventsSeen;
    private @Nullable String signature;
    private @Nullable MalformedCall problem;

    CallReader(JsonParser json, int maxEvents) {
        this.json = json;
        this.maxEvents = maxEvents;
    }

    SignedCall read() {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedCallException(BODY, "must be a JSON object");
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            readField(json.currentName());
        }
        if (json.nextToken() != null) {
            throw new MalformedCallException(BODY, "goes on after the JSON object");
        }
        return call(Fields.present(callbackId, CALLBACK_ID), Fields.present(signature, SIGNATURE));
    }

    private SignedCall call(String id, String claimed) {
        if (problem != null) {
            String reason = problem.field().startsWith(CONTRACT)
                    ? UnrepresentableCall.UNUSABLE_CONTRACT
                    : UnrepresentableCall.UNUSABLE_EVENTS;
            return new UnrepresentableCall(id, claimed, reason, problem);
        }
        if (contractId == null) {
            return new UnrepresentableCall(
                    id, claimed, UnrepresentableCall.UNUSABLE_CONTRACT, new MalformedCall(CONTRACT, "is missing"));
        }
        // The contract is worth a look whether or not the call says why.
        return new WebhookCall(contractId, id, claimed, events == null ? List.of() : events);
    }

    private void readField(String name) {
        JsonToken token = json.nextToken();
        switch (name) {
            case CALLBACK_ID -> {
                Fields.onlyOnce(callbackId, CALLBACK_ID);
                callbackId = Fields.text(json, token, CALLBACK_ID);
            }
            case SIGNATURE -> {
                Fields.onlyOnce(signature, SIGNATURE);
                signature = Fields.text(json, token, SIGNATURE);
            }
            case CONTRACT, EVENTS -> readContent(name, token);
            default -> json.skipChildren();
        }
    }

    private void readContent(String name, JsonToken token) {
        try {
            if (name.equals(CONTRACT)) {
                Fields.onlyOnce(contractId, CONTRACT);
                contractId = readContract(token);
            } else {
                readEvents(token);
            }
        } catch (MalformedCallException e) {
            problem = problem == null ? e.malformed() : problem;
            leaveField();
        }
    }

    private void leaveField() {
        while (json.streamReadContext().getNestingDepth() > DEPTH_OF_FIELDS) {
            json.nextToken();
        }
    }

    private long readContract(JsonToken token) {
        Fields.expect(token, JsonToken.START_OBJECT, CONTRACT, "an object");
        Long id = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean isId = json.currentName().equals("id");
            JsonToken value = json.nextToken();
            if (isId) {
                Fields.onlyOnce(id, "contract.id");
                id = Fields.positiveId(json, value, "contract.id");
            } else {
                json.skipChildren();
            }
        }
        return Fields.present(id, "contract.id");
    }

    private void readEvents(JsonToken token) {
        if (eventsSeen) {
            throw Fields.twice(EVENTS);
        }
        eventsSeen = true;
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        Fields.expect(token, JsonToken.START_ARRAY, EVENTS, "an array");
        List<CallEvent> found = new ArrayList<>(2);
        for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
            if (found.size() == maxEvents) {
                throw new MalformedCallException(EVENTS, "holds more than " + maxEvents + " events");
            }
            found.add(readEvent(next, found.size()));
        }
        events = found;
    }

    private CallEvent readEvent(JsonToken token, int index) {
        if (token != JsonToken.START_OBJECT) {
            throw new MalformedCallException(EVENTS + "[" + index + "]", "must be an object");
        }
        try {
            return new EventReader(json).read();
        } catch (MalformedCallException e) {
            throw e.within(EVENTS + "[" + index + "]");
        }
    }
}
