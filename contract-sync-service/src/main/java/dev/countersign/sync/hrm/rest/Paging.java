package dev.countersign.sync.hrm.rest;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * How a search goes on after its first page.
 *
 * @param cursor where the answer has the next page's cursor; null: pages are numbered
 * @param lastPage where the answer has the number of the last page, for numbered pages
 * @param parameter what the cursor or number is sent as
 * @param inBody whether it is a member of the body rather than a query parameter
 * @param first number of the first page
 * @param most pages that are looked through at most
 */
record Paging(
        @Nullable JsonPointer cursor,
        @Nullable JsonPointer lastPage,
        String parameter,
        boolean inBody,
        int first,
        int most) {

    private static final int MOST_PAGES = 100;
    private static final int PAGES = 20;

    static Paging of(Place place) {
        place.only("cursor", "lastPage", "parameter", "in", "first", "most");
        JsonPointer cursor = place.optional("cursor").map(Place::pointer).orElse(null);
        JsonPointer lastPage = place.optional("lastPage").map(Place::pointer).orElse(null);
        if ((cursor == null) == (lastPage == null)) {
            throw place.invalid("must have either 'cursor' or 'lastPage'");
        }
        boolean inBody =
                place.optional("in").map(each -> each.oneOf(Where.class)).orElse(Where.QUERY) == Where.BODY;
        if (inBody && cursor != null) {
            throw place.invalid("a cursor is sent as a query parameter");
        }
        return new Paging(
                cursor,
                lastPage,
                place.required("parameter").text(),
                inBody,
                place.optional("first").map(each -> each.number(0, 1)).orElse(1),
                place.optional("most").map(each -> each.number(1, MOST_PAGES)).orElse(PAGES));
    }

    enum Where {
        QUERY,
        BODY
    }

    /** What is sent for the page after the {@code seen}th; empty at the end. */
    Optional<String> after(int seen, JsonNode answer) {
        if (cursor != null) {
            return Optional.of(answer.at(cursor))
                    .filter(node -> node.isValueNode() && !node.isNull())
                    .map(JsonNode::asString)
                    .filter(text -> !text.isBlank());
        }
        int next = first + seen;
        boolean more = answer.at(lastPage).asInt(0) >= next;
        return more ? Optional.of(Integer.toString(next)) : Optional.empty();
    }

    Map<String, String> query(String value) {
        return inBody ? Map.of() : Map.of(parameter, value);
    }

    Map<String, Integer> body(String value) {
        return inBody ? Map.of(parameter, Integer.parseInt(value)) : Map.of();
    }
}
