package dev.countersign.sync.console;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form that asks for a contract. Its fields are named like the members of the API's request, {@code participant.email} for one, so that both are
 * checked by the same code and its complaints find their places. Public, because templates read it.
 *
 * @param texts what was typed, by field
 */
public record RequestForm(Map<String, String> texts) {

    private static final String FIELDS = "dataFields";
    private static final String PERSON = "participant";
    private static final String ID = "[0-9]{1,18}";

    public RequestForm {
        texts = Map.copyOf(texts);
    }

    /** A form with an id of its own, so that sending it twice asks once. */
    static RequestForm empty(@Nullable Long account) {
        Map<String, String> texts = new TreeMap<>(Map.of(
                "requestId",
                UUID.randomUUID().toString(),
                "participant.countryCode",
                "SE",
                "participant.signMethod",
                "standard_esign",
                "publish",
                "true"));
        if (account != null) {
            texts.put("account", account.toString());
        }
        return new RequestForm(texts);
    }

    /** What was typed in a field. */
    public String text(String field) {
        return texts.getOrDefault(field, "").strip();
    }

    public boolean isPublished() {
        return text("publish").equals("true");
    }

    /** The id of a field in the page. */
    public String id(String field) {
        return field.replace('.', '-');
    }

    /** The account; null when none was typed. */
    @Nullable Long account() {
        return text("account").matches(ID) ? Long.valueOf(text("account")) : null;
    }

    /** The same as a request of the API. */
    ObjectNode body(JsonMapper json, String requestedBy) {
        ObjectNode body = json.createObjectNode()
                .put("requestId", text("requestId"))
                .put("requestedBy", requestedBy)
                .put("publish", isPublished());
        number(body, "workspaceId");
        number(body, "templateId");
        for (String field : new String[] {"name", "subject", "message"}) {
            put(body, field, text(field));
        }
        ObjectNode person = body.putObject(PERSON);
        ObjectNode fields = body.putObject(FIELDS);
        for (String field : texts.keySet()) {
            if (field.startsWith(PERSON + ".")) {
                put(person, field.substring(PERSON.length() + 1), text(field));
            } else if (field.startsWith(FIELDS + ".")) {
                put(fields, field.substring(FIELDS.length() + 1), text(field));
            }
        }
        return body;
    }

    /** What is no number is sent as it is: then the complaint is about that. */
    private void number(ObjectNode body, String field) {
        if (text(field).matches(ID)) {
            body.put(field, Long.parseLong(text(field)));
        } else {
            put(body, field, text(field));
        }
    }

    private static void put(ObjectNode object, String name, String text) {
        if (!text.isEmpty()) {
            object.put(name, text);
        }
    }

    @Override
    public String toString() {
        return "RequestForm[redacted]";
    }
}
