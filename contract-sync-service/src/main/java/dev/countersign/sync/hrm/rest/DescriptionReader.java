package dev.countersign.sync.hrm.rest;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpMethod;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads descriptions of HRMs. Everything that can be wrong is found here, at the start of the service. */
final class DescriptionReader {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final List<List<String>> KEYS =
            List.of(List.of("key.uniqueName"), List.of("key.employeeNumber"), List.of("key.email"));
    private static final List<List<String>> PEOPLE =
            List.of(List.of("email"), List.of("name"), List.of("givenName", "familyName"));

    private static final int LONGEST_LABEL = 100;

    private DescriptionReader() {}

    /** Reads one. @throws InvalidDescriptionException naming the place of what is wrong */
    static RestDescription read(InputStream in, String file) {
        JsonNode tree;
        try {
            tree = YAML.readTree(in);
        } catch (JacksonException e) {
            throw new InvalidDescriptionException(
                    file + ", line " + e.getLocation().getLineNr(), "this is no YAML: " + e.getOriginalMessage());
        }
        return read(Place.root(file, tree));
    }

    private static RestDescription read(Place root) {
        root.only(
                "kind",
                "name",
                "address",
                "authentication",
                "attributes",
                "find",
                "people",
                "read",
                "create",
                "update",
                "check",
                "version",
                "answers",
                "rateLimitReset");
        Map<String, RestAttribute> attributes = new LinkedHashMap<>();
        root.required("attributes").entries().forEach((name, place) -> attributes.put(name, RestAttribute.of(place)));
        Set<String> names = attributes.keySet();
        Place read = root.required("read").only("method", "path", "query", "body", "record");
        Place create = root.required("create").only("method", "path", "query", "body", "id");
        Place update = root.required("update").only(RequestTemplate.KEYS);
        String kind = kind(root.required("kind"));
        RestDescription description = new RestDescription(
                kind,
                root.optional("name").map(DescriptionReader::label).orElse(kind),
                root.optional("address").map(DescriptionReader::label).orElse(null),
                Authentication.of(root.required("authentication")),
                Map.copyOf(attributes),
                lookups(root.required("find"), KEYS),
                root.optional("people").map(place -> lookups(place, PEOPLE)).orElse(List.of()),
                RequestTemplate.of(read, HttpMethod.GET, Set.of(Variables.ID)),
                read.optional("record").map(Place::pointer).orElse(JsonPointer.empty()),
                RequestTemplate.of(
                        create,
                        HttpMethod.POST,
                        with(names, Variables.UNIQUE_NAME, Variables.EMPLOYEE_NUMBER, Variables.EMAIL)),
                NewId.of(create.required("id")),
                RequestTemplate.of(update, HttpMethod.PATCH, with(names, Variables.ID, Variables.VERSION)),
                RequestTemplate.of(root.required("check").only(RequestTemplate.KEYS), HttpMethod.GET, Set.of()),
                root.optional("version").map(VersionToken::of).orElse(null),
                answers(root));
        bodies(create, update, description);
        return description;
    }

    private static String kind(Place place) {
        String kind = place.text();
        if (!kind.matches("[a-z][a-z0-9-]{1,39}")) {
            throw place.invalid("must be 2 to 40 lower-case letters, digits and hyphens, it is '" + kind + "'");
        }
        return kind;
    }

    /** A text that people see. */
    private static String label(Place place) {
        String text = place.text();
        if (text.isBlank() || text.length() > LONGEST_LABEL || text.chars().anyMatch(Character::isISOControl)) {
            throw place.invalid("must be a line of 1 to " + LONGEST_LABEL + " characters");
        }
        return text;
    }

    private static List<Lookup> lookups(Place place, List<List<String>> allowed) {
        List<Lookup> lookups =
                place.elements().stream().map(each -> Lookup.of(each, allowed)).toList();
        if (lookups.isEmpty()) {
            throw place.invalid("must have at least one search");
        }
        return lookups;
    }

    private static AnswerRules answers(Place root) {
        List<AnswerRule> rules = new ArrayList<>();
        root.optional("answers").ifPresent(all -> all.elements().forEach(each -> rules.add(AnswerRule.of(each))));
        return new AnswerRules(
                rules, root.optional("rateLimitReset").map(Place::text).orElse(null));
    }

    /** What is written must be somewhere, and an attribute that is written nowhere is a mistake that nobody would notice. */
    private static void bodies(Place create, Place update, RestDescription description) {
        attributesIn(create, description.create(), description.attributes().keySet());
        attributesIn(update, description.update(), description.attributes().keySet());
    }

    private static void attributesIn(Place place, RequestTemplate request, Set<String> attributes) {
        String body = place.required("body").node().toString();
        if (request.method().equals(HttpMethod.GET)) {
            throw place.invalid("a GET changes nothing");
        }
        for (String attribute : attributes) {
            if (!body.matches("(?s).*\\{([A-Za-z0-9.]+\\|)*" + attribute + "[|:}].*")) {
                throw place.required("body").invalid("writes no {" + attribute + "}, which attributes lists");
            }
        }
    }

    private static Set<String> with(Set<String> names, String... further) {
        Set<String> all = new HashSet<>(names);
        all.addAll(Set.of(further));
        return all;
    }
}
