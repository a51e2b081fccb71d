package dev.countersign.sync.hrm.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A search for employees.
 *
 * @param by variables that it needs
 * @param items where the answer has the list of those found
 * @param id where one of those has its id
 * @param match what must be equal for one of those to count, whatever the server thinks that it was asked: pointer and expected text
 * @param paging null: there is one page
 */
record Lookup(
        List<String> by,
        RequestTemplate request,
        JsonPointer items,
        JsonPointer id,
        Map<JsonPointer, TextTemplate> match,
        @Nullable Paging paging) {

    static Lookup of(Place place, List<List<String>> allowed) {
        place.only("by", "method", "path", "query", "body", "items", "id", "match", "paging");
        Place by = place.required("by");
        List<String> names = List.of(by.text().split("\\+", -1));
        if (!allowed.contains(names)) {
            throw by.invalid("must be one of "
                    + allowed.stream().map(each -> String.join("+", each)).toList() + ", it is '" + by.text() + "'");
        }
        var known = java.util.Set.copyOf(names);
        Map<JsonPointer, TextTemplate> match = new LinkedHashMap<>();
        place.required("match").entries().forEach((pointer, text) -> {
            if (!pointer.startsWith("/")) {
                throw text.invalid("must be named by a JSON Pointer, which begins with '/'");
            }
            match.put(JsonPointer.compile(pointer), TextTemplate.of(text, known));
        });
        if (match.isEmpty()) {
            throw place.invalid("match must not be empty: what a server finds is compared again");
        }
        RequestTemplate request = RequestTemplate.of(place, HttpMethod.GET, known);
        Paging paging = place.optional("paging").map(Paging::of).orElse(null);
        if (paging != null && paging.inBody() && !(request.body() instanceof BodyTemplate.Members)) {
            throw place.required("paging").invalid("is in the body, which must be an object then");
        }
        return new Lookup(
                names,
                request,
                place.required("items").pointer(),
                place.required("id").pointer(),
                match,
                paging);
    }

    /** Whether one of those found is meant. Case does not count: searches often don't look at it, and e-mail addresses have none. */
    boolean fits(JsonNode found, Variables variables) {
        return match.entrySet().stream().allMatch(each -> {
            Optional<String> wanted = each.getValue().render(variables);
            return wanted.isPresent()
                    && wanted.get().equalsIgnoreCase(found.at(each.getKey()).asString(""));
        });
    }
}
