package dev.countersign.sync.creation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a request as an operator sends it, and says all that is wrong with it at once: a misspelt member would otherwise be a contract without it. */
final class RequestReader {

    /**
     * What was read.
     *
     * @param requestId empty when it is not usable
     */
    record Read(String requestId, String requestedBy, RequestedContract contract, List<Problem> problems) {
        Read {
            problems = List.copyOf(problems);
        }
    }

    private static final Set<String> MEMBERS = Set.of(
            "requestId",
            "requestedBy",
            "workspaceId",
            "templateId",
            "name",
            "dataFields",
            "participant",
            "publish",
            "subject",
            "message");
    private static final Set<String> PARTICIPANT_MEMBERS =
            Set.of("name", "email", "phoneNumber", "identificationNumber", "title", "countryCode", "signMethod");

    private final List<Problem> problems = new ArrayList<>();

    private RequestReader() {}

    static Read read(JsonNode body) {
        return new RequestReader().request(body);
    }

    private Read request(JsonNode body) {
        onlyKnown("", body, MEMBERS);
        String requestId = or("", text("requestId", body.get("requestId")));
        if (!IncomingRequest.isUsableId(requestId)) {
            add(
                    "requestId",
                    "request_id_malformed",
                    "A request id has 1 to " + IncomingRequest.LONGEST_ID + " printable characters.");
        }
        String requestedBy = or("", text("requestedBy", body.get("requestedBy")));
        if (requestedBy.isBlank()) {
            add("requestedBy", "requester_missing", "Say who asks for the contract.");
        }
        RequestedContract contract = new RequestedContract(
                id("workspaceId", body.get("workspaceId")),
                id("templateId", body.get("templateId")),
                or("", text("name", body.get("name"))),
                fields(body.get("dataFields")),
                participant(body.get("participant")),
                flag("publish", body.get("publish")),
                text("subject", body.get("subject")),
                text("message", body.get("message")));
        problems.addAll(RequestChecks.of(contract));
        return new Read(requestId, requestedBy, contract, problems);
    }

    private RequestedContract.Person participant(@Nullable JsonNode node) {
        if (node == null || !node.isObject()) {
            add("participant", "participant_missing", "A contract needs an object with its participant.");
            return person(new TreeMap<>());
        }
        onlyKnown("participant.", node, PARTICIPANT_MEMBERS);
        SortedMap<String, String> texts = new TreeMap<>();
        PARTICIPANT_MEMBERS.forEach(member -> {
            String text = text("participant." + member, node.get(member));
            if (text != null) {
                texts.put(member, text);
            }
        });
        return person(texts);
    }

    private static RequestedContract.Person person(SortedMap<String, String> texts) {
        return new RequestedContract.Person(
                texts.getOrDefault("name", ""),
                texts.getOrDefault("email", ""),
                texts.get("phoneNumber"),
                texts.get("identificationNumber"),
                texts.get("title"),
                texts.getOrDefault("countryCode", "SE"),
                texts.getOrDefault("signMethod", "standard_esign"));
    }

    private SortedMap<String, String> fields(@Nullable JsonNode node) {
        SortedMap<String, String> fields = new TreeMap<>();
        if (node == null || node.isNull()) {
            return fields;
        }
        if (!node.isObject()) {
            add("dataFields", "malformed", "Expected an object: a value for each custom_id.");
            return fields;
        }
        node.properties().forEach(entry -> {
            String value = text("dataFields." + RequestChecks.shown(entry.getKey()), entry.getValue());
            fields.put(entry.getKey(), or("", value));
        });
        return fields;
    }

    private @Nullable String text(String field, @Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isString()) {
            add(field, "malformed", "Expected a string.");
            return null;
        }
        return node.stringValue();
    }

    private long id(String field, @Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return 0;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            add(field, "malformed", "Expected a whole number.");
            return 0;
        }
        return node.longValue();
    }

    private boolean flag(String field, @Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return true;
        }
        if (!node.isBoolean()) {
            add(field, "malformed", "Expected true or false.");
            return true;
        }
        return node.booleanValue();
    }

    private void onlyKnown(String prefix, JsonNode node, Set<String> known) {
        node.properties().forEach(entry -> {
            if (!known.contains(entry.getKey())) {
                add(
                        prefix + RequestChecks.shown(entry.getKey()),
                        "member_unknown",
                        "There is no such member; there are "
                                + known.stream().sorted().collect(Collectors.joining(", ")) + ".");
            }
        });
    }

    private static String or(String otherwise, @Nullable String text) {
        return text == null ? otherwise : text;
    }

    private void add(String field, String code, String message) {
        problems.add(new Problem(field, code, message));
    }
}
