package dev.countersign.ingress.call;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one body; holds what was found so far. */
final class CallReader {

    private static final String BODY = "body";
    private static final String CONTRACT = "contract";
    private static final String CALLBACK_ID = "callback_id";
    private static final String EVENTS = "events";
    private static final String SIGNATURE = "signature";

    private final JsonParser json;
    private final int maxEvents;

    private @Nullable Long contractId;
    private @Nullable String callbackId;
    private @Nullable List<CallEvent> events;
    private @Nullable String signature;

    CallReader(JsonParser json, int maxEvents) {
        this.json = json;
        this.maxEvents = maxEvents;
    }

    WebhookCall read() {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedCallException(BODY, "must be a JSON object");
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            readField(json.currentName());
        }
        if (json.nextToken() != null) {
            throw new MalformedCallException(BODY, "goes on after the JSON object");
        }
        return new WebhookCall(
                Fields.present(contractId, CONTRACT),
                Fields.present(callbackId, CALLBACK_ID),
                Fields.present(signature, SIGNATURE),
                Fields.present(events, EVENTS));
    }

    private void readField(String name) {
        JsonToken token = json.nextToken();
        switch (name) {
            case CONTRACT -> {
                Fields.onlyOnce(contractId, CONTRACT);
                contractId = readContract(token);
            }
            case CALLBACK_ID -> {
                Fields.onlyOnce(callbackId, CALLBACK_ID);
                callbackId = Fields.text(json, token, CALLBACK_ID);
            }
            case SIGNATURE -> {
                Fields.onlyOnce(signature, SIGNATURE);
                signature = Fields.text(json, token, SIGNATURE);
            }
            case EVENTS -> {
                Fields.onlyOnce(events, EVENTS);
                events = readEvents(token);
            }
            default -> json.skipChildren();
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

    private List<CallEvent> readEvents(JsonToken token) {
        Fields.expect(token, JsonToken.START_ARRAY, EVENTS, "an array");
        List<CallEvent> found = new ArrayList<>(2);
        for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
            if (found.size() == maxEvents) {
                throw new MalformedCallException(EVENTS, "holds more than " + maxEvents + " events");
            }
            String path = EVENTS + "[" + found.size() + "]";
            Fields.expect(next, JsonToken.START_OBJECT, path, "an object");
            found.add(new EventReader(json, path).read());
        }
        return found;
    }
}
