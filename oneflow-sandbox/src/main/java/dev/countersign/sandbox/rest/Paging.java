package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.http.ApiProblem;
import dev.countersign.sandbox.http.Call;
import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.http.Reply;
import dev.countersign.sandbox.http.Urls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The list envelope: {@code _links}, {@code count} of everything that matches, and one page of {@code data}. */
final class Paging {

    private static final int LARGEST_LIMIT = 100;
    private static final int LARGEST_OFFSET = 19_900;

    private final Links links;

    Paging(Links links) {
        this.links = links;
    }

    /**
     * A page as the query asks for it.
     *
     * @throws ApiProblem 400 for a limit or an offset outside the documented bounds
     */
    <T> Reply page(Call call, List<T> all, Function<T, ? extends JsonNode> view) {
        int offset = number(call, "offset", 0, 0, LARGEST_OFFSET);
        // "all" is documented for some child lists; the sandbox takes it for every list.
        int limit = call.queryParameter("limit").orElse("").equals("all")
                ? Math.max(1, all.size())
                : number(call, "limit", LARGEST_LIMIT, 1, LARGEST_LIMIT);
        ArrayNode data = Json.array();
        all.stream().skip(offset).limit(limit).map(view).forEach(data::add);

        ObjectNode envelope = Json.object();
        ObjectNode envelopeLinks = envelope.putObject("_links");
        envelopeLinks.set("next", link(call, offset + limit, limit, offset + limit < all.size()));
        envelopeLinks.set("previous", link(call, Math.max(0, offset - limit), limit, offset > 0));
        envelopeLinks.set("self", link(call, offset, limit, true));
        envelope.put("count", all.size());
        envelope.set("data", data);
        return Reply.ok(envelope);
    }

    private ObjectNode link(Call call, int offset, int limit, boolean exists) {
        if (!exists) {
            return Json.object().putNull("href");
        }
        Map<String, String> query = new LinkedHashMap<>(call.query());
        query.put("offset", Integer.toString(offset));
        query.put("limit", Integer.toString(limit));
        String path = call.path().substring("/v1".length());
        return links.link(path + "?" + Urls.query(query));
    }

    private static int number(Call call, String name, int otherwise, int least, int most) {
        String text = call.queryParameter(name).orElse("");
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told to the caller below, like a number that is out of bounds.
        }
        throw ApiProblem.invalid(name, "This parameter must be an integer from " + least + " to " + most + ".");
    }
}
