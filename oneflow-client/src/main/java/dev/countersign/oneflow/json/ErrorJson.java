package dev.countersign.oneflow.json;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Oneflow's error body. Everything in it is foreign text of unknown size: cut and cleaned before use. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ErrorJson(
        @Nullable Integer errorCode,
        @Nullable String title,
        @Nullable String detail,
        @Nullable String requestId,
        @Nullable JsonNode parameterProblems) {

    private static final int MAX_TEXT = 500;
    private static final int MAX_PROBLEMS = 50;

    /** {@code title}, clean. */
    public @Nullable String cleanTitle() {
        return clean(title);
    }

    /** {@code detail}, clean. */
    public @Nullable String cleanDetail() {
        return clean(detail);
    }

    /** {@code request_id}, clean. */
    public @Nullable String cleanRequestId() {
        return clean(requestId);
    }

    /** Complaints by parameter: an object of lists as documented, or of single values. */
    public Map<String, List<String>> problems() {
        if (parameterProblems == null || !parameterProblems.isObject()) {
            return Map.of();
        }
        Map<String, List<String>> result = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : parameterProblems.entries()) {
            if (result.size() < MAX_PROBLEMS) {
                result.put(cleanText(entry.getKey()), messages(entry.getValue()));
            }
        }
        return result;
    }

    private static List<String> messages(JsonNode node) {
        List<String> result = new ArrayList<>();
        for (JsonNode value : node.isArray() ? node.values() : List.of(node)) {
            if (result.size() < MAX_PROBLEMS && value.isValueNode() && !value.isNull()) {
                result.add(cleanText(value.coerceStringValue()));
            }
        }
        return List.copyOf(result);
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : cleanText(text);
    }

    private static String cleanText(String text) {
        String cut = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", " ");
    }
}
