package dev.countersign.ingress.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one event of a call; the parser stands on its opening brace. */
final class EventReader {

    private final JsonParser json;
    private final String path;

    private boolean idSeen;
    private boolean timeSeen;
    private @Nullable Long id;
    private @Nullable String type;
    private @Nullable Instant createdTime;

    EventReader(JsonParser json, String path) {
        this.json = json;
        this.path = path;
    }

    CallEvent read() {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            readField(json.currentName());
        }
        return new CallEvent(id, Fields.present(type, path + ".type"), createdTime);
    }

    private void readField(String name) {
        JsonToken token = json.nextToken();
        switch (name) {
            case "id" -> readId(token);
            case "type" -> {
                String field = path + ".type";
                Fields.onlyOnce(type, field);
                type = Fields.text(json, token, field);
            }
            case "created_time" -> readTime(token);
            default -> json.skipChildren();
        }
    }

    private void readId(JsonToken token) {
        String field = path + ".id";
        if (idSeen) {
            throw Fields.twice(field);
        }
        idSeen = true;
        if (token != JsonToken.VALUE_NULL) {
            id = Fields.positiveId(json, token, field);
        }
    }

    /** A time is only a hint about a hint: one that can't be read is left out, and the event counts. */
    private void readTime(JsonToken token) {
        if (timeSeen) {
            throw Fields.twice(path + ".created_time");
        }
        timeSeen = true;
        if (token == JsonToken.VALUE_STRING) {
            createdTime = EventTimes.parse(json.getString());
        } else {
            json.skipChildren();
        }
    }
}
