package dev.countersign.sync.hrm.scim;

import dev.countersign.sync.hrm.EmployeeKey;
import dev.countersign.sync.hrm.EmployeeRecord;
import dev.countersign.sync.hrm.HrmException;
import dev.countersign.sync.hrm.scim.ScimAttribute.Schemas;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Attributes as SCIM documents, and back. */
final class ScimDocument {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ScimDocument() {}

    /** A user to be created. */
    static ObjectNode user(EmployeeKey key, Map<String, String> attributes) {
        ObjectNode user = JSON.objectNode();
        TreeSet<String> schemas = new TreeSet<>();
        schemas.add(Schemas.USER);
        user.put("userName", key.uniqueName());
        user.put("externalId", key.uniqueName());
        user.put("active", true);
        attributes.forEach((name, value) -> {
            ScimAttribute attribute = ScimAttribute.of(name);
            schemas.add(attribute.schema());
            ObjectNode parent = attribute.isCore() ? user : user.withObjectProperty(attribute.schema());
            put(parent, attribute.path(), value(attribute, value));
        });
        ArrayNode declared = user.putArray("schemas");
        schemas.forEach(declared::add);
        return user;
    }

    /** A PATCH with one operation for each attribute; an empty text removes it. */
    static ObjectNode patch(Map<String, String> changes) {
        ObjectNode patch = JSON.objectNode();
        patch.putArray("schemas").add(Schemas.PATCH);
        ArrayNode operations = patch.putArray("Operations");
        changes.forEach((name, value) -> {
            ScimAttribute attribute = ScimAttribute.of(name);
            ObjectNode operation = operations.addObject().put("op", value.isEmpty() ? "remove" : "replace");
            operation.put("path", attribute.patchPath());
            if (!value.isEmpty()) {
                operation.set("value", value(attribute, value));
            }
        });
        return patch;
    }

    /**
     * A user as the server holds it.
     *
     * @param etag from the answer's header; the document's own version is used when there is none
     * @throws HrmException.Retryable if it is not a user
     */
    static EmployeeRecord record(JsonNode user, @Nullable String etag) {
        JsonNode id = user.path("id");
        if (!id.isString() || id.stringValue().isBlank()) {
            throw new HrmException.Retryable("The HRM's answer is not a SCIM user: it has no id", null);
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        ScimAttribute.all().forEach((name, attribute) -> {
            JsonNode parent = attribute.isCore() ? user : user.path(attribute.schema());
            String value = text(attribute, at(parent, attribute.path()));
            if (!value.isBlank()) {
                attributes.put(name, value);
            }
        });
        String version = etag == null ? user.path("meta").path("version").asString("") : etag;
        return new EmployeeRecord(id.stringValue(), version.isBlank() ? null : version, attributes);
    }

    private static JsonNode value(ScimAttribute attribute, String value) {
        return switch (attribute.shape()) {
            case TEXT -> JSON.stringNode(value);
            case BOOLEAN -> JSON.booleanNode(Boolean.parseBoolean(value));
            case REFERENCE -> JSON.objectNode().put("value", value);
            case LIST -> {
                ArrayNode list = JSON.arrayNode();
                list.addObject().put("value", value).put("type", "work").put("primary", true);
                yield list;
            }
        };
    }

    private static String text(ScimAttribute attribute, JsonNode node) {
        return switch (attribute.shape()) {
            case TEXT, BOOLEAN -> node.asString("");
            case REFERENCE ->
                node.isString() ? node.stringValue() : node.path("value").asString("");
            case LIST -> primary(node).path("value").asString("");
        };
    }

    private static JsonNode primary(JsonNode list) {
        for (JsonNode entry : list) {
            if (entry.path("primary").asBoolean(false)) {
                return entry;
            }
        }
        return list.path(0);
    }

    private static void put(ObjectNode parent, String path, JsonNode value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            parent.set(path, value);
        } else {
            put(parent.withObjectProperty(path.substring(0, dot)), path.substring(dot + 1), value);
        }
    }

    private static JsonNode at(JsonNode parent, String path) {
        JsonNode node = parent;
        for (String step : path.split("\\.", -1)) {
            node = node.path(step);
        }
        return node;
    }
}
