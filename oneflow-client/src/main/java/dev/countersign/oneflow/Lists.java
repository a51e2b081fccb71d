package dev.countersign.oneflow;

import dev.countersign.oneflow.json.UnusableJsonException;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads Oneflow's lists: in an envelope with {@code data}, {@code count} and {@code _links}, under {@code data_fields}, or bare. */
final class Lists {

    private static final Pattern OFFSET = Pattern.compile("[?&]offset=(\\d{1,9})(?:&|$)");

    private final JsonMapper json;

    Lists(JsonMapper json) {
        this.json = json;
    }

    <J, M> Page<M> page(JsonNode answer, int offset, Class<J> type, Function<J, M> toModel) {
        List<M> items = items(answer, type, toModel);
        long total = count(answer, offset + items.size());
        OptionalInt next = items.isEmpty() ? OptionalInt.empty() : next(answer, offset, items.size(), total);
        boolean beyond = next.isPresent() && next.getAsInt() > Page.MAX_OFFSET;
        return new Page<>(items, total, beyond ? OptionalInt.empty() : next, beyond);
    }

    <J, M> List<M> items(JsonNode answer, Class<J> type, Function<J, M> toModel) {
        JsonNode array = array(answer);
        List<M> result = new ArrayList<>(array.size());
        for (JsonNode item : array.values()) {
            result.add(toModel.apply(read(item, type)));
        }
        return result;
    }

    private static JsonNode array(JsonNode answer) {
        if (answer.isArray()) {
            return answer;
        }
        if (answer.isObject()) {
            for (String key : List.of("data", "data_fields")) {
                JsonNode inside = answer.get(key);
                if (inside != null && inside.isArray()) {
                    return inside;
                }
            }
        }
        throw new UnusableJsonException("Oneflow's answer is no list");
    }

    private <J> J read(JsonNode item, Class<J> type) {
        try {
            J value = json.readValueFromTree(item, type);
            if (value == null) {
                throw new UnusableJsonException("Oneflow's list has an empty element");
            }
            return value;
        } catch (IOException e) {
            // The cause is dropped on purpose: its message quotes the value, which may be personal.
            throw new UnusableJsonException("Oneflow's list has an element that is no " + type.getSimpleName());
        }
    }

    private static long count(JsonNode answer, int seen) {
        JsonNode count = answer.isObject() ? answer.get("count") : null;
        return count != null && count.isNumber() ? Math.max(0, count.getLongValue()) : seen;
    }

    /** The link counts; without links the count does. The link's address itself is never followed, only its offset is read. */
    private static OptionalInt next(JsonNode answer, int offset, int size, long total) {
        JsonNode links = answer.isObject() ? answer.get("_links") : null;
        if (links == null || !links.isObject()) {
            return offset + size < total ? OptionalInt.of(offset + size) : OptionalInt.empty();
        }
        String href = href(links.get("next"));
        if (href == null) {
            return OptionalInt.empty();
        }
        Matcher matcher = OFFSET.matcher(href);
        int told = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        return OptionalInt.of(told > offset ? told : offset + size);
    }

    private static @Nullable String href(@Nullable JsonNode link) {
        JsonNode href = link != null && link.isObject() ? link.get("href") : null;
        return href != null && href.isString() ? href.getStringValue() : null;
    }
}
