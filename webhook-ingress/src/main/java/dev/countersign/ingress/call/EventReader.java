package dev.countersign.ingress.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one event of a call; the parser stands on its opening brace. */
final class EventReader {

    private static final String ID = "id";
    private static final String TYPE = "type";
    private static final String CREATED_TIME = "created_time";

    private final JsonParser json;

    private boolean idSeen;
    private boolean timeSeen;
    private @Nullable Long id;
    private @Nullable String type;
    private @Nullable Instant createdTime;

    EventReader(JsonParser json) {
        this.json = json;
    }

    CallEvent read() {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            readField(json.currentName());
        }
        return new CallEvent(id, Fields.present(type, TYPE), createdTime);
    }

    private void readField(String name) {
        JsonToken token = json.nextToken();
        switch (name) {
            case ID -> readId(token);
            case TYPE -> {
                Fields.onlyOnce(type, TYPE);
                type = Fields.text(json, token, TYPE);
            }
            case CREATED_TIME -> readTime(token);
            default -> json.skipChildren();
        }
    }

    private void readId(JsonToken token) {
        if (idSeen) {
            throw Fields.twice(ID);
        }
        idSeen = true;
        if (token != JsonToken.VALUE_NULL) {
            id = Fields.positiveId(json, token, ID);
        }
    }

    /** A time is only a hint about a hint: one that can't be read is left out, and the event counts. */
    private void readTime(JsonToken token) {
        if (timeSeen) {
            throw Fields.twice(CREATED_TIME);
        }
        timeSeen = true;
        if (token == JsonToken.VALUE_STRING) {
            createdTime = EventTimes.parse(json.getString());
        } else {
            json.skipChildren();
        }
    }
}
