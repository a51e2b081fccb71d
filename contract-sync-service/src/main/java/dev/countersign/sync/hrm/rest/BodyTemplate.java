package dev.countersign.sync.hrm.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON document with variables in its texts. Values are put into the tree, never into its written form: there is nothing that they could break
 * out of. Members and elements whose variables have no value are left out, and so is what becomes empty by that.
 */
sealed interface BodyTemplate {

    /** The document; empty when nothing of it has a value. */
    Optional<JsonNode> render(Variables variables);

    /** Reads one. */
    static BodyTemplate of(Place place, Set<String> known) {
        JsonNode node = place.node();
        if (node.isObject()) {
            Map<String, BodyTemplate> members = new LinkedHashMap<>();
            place.entries().forEach((name, member) -> members.put(name, of(member, known)));
            return new Members(members);
        }
        if (node.isArray()) {
            return new Elements(
                    place.elements().stream().map(each -> of(each, known)).toList());
        }
        if (!node.isString() || node.stringValue().isBlank()) {
            return new Constant(node);
        }
        TextTemplate text = TextTemplate.of(place, known);
        return text.hasVariables() ? new Text(text) : new Constant(node);
    }

    /** Without variables. */
    record Constant(JsonNode value) implements BodyTemplate {
        @Override
        public Optional<JsonNode> render(Variables variables) {
            return Optional.of(value);
        }
    }

    /** A text with variables; a variable alone keeps its type. */
    record Text(TextTemplate template) implements BodyTemplate {
        @Override
        public Optional<JsonNode> render(Variables variables) {
            return template.single()
                    .map(variables::firstNode)
                    .orElseGet(() -> template.render(variables).map(JsonNodeFactory.instance::stringNode));
        }
    }

    /** An object. */
    record Members(Map<String, BodyTemplate> members) implements BodyTemplate {
        @Override
        public Optional<JsonNode> render(Variables variables) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            boolean wanting = false;
            for (Map.Entry<String, BodyTemplate> member : members.entrySet()) {
                Optional<JsonNode> value = member.getValue().render(variables);
                value.ifPresent(node -> object.set(member.getKey(), Objects.requireNonNull(node)));
                wanting |= value.isEmpty();
            }
            // Of an object that was to hold values nothing is left but what goes with them.
            return wanting && holdsNoValue(object) ? Optional.empty() : Optional.of(object);
        }

        private boolean holdsNoValue(ObjectNode object) {
            return object.propertyNames().stream().allMatch(name -> members.get(name) instanceof Constant);
        }
    }

    /** A list. */
    record Elements(List<BodyTemplate> elements) implements BodyTemplate {
        @Override
        public Optional<JsonNode> render(Variables variables) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            elements.forEach(element -> element.render(variables).ifPresent(list::add));
            return list.isEmpty() && !elements.isEmpty() ? Optional.empty() : Optional.of(list);
        }
    }
}
