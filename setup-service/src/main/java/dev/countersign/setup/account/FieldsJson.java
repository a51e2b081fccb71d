package dev.countersign.setup.account;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The created data fields as a JSON column. */
public final class FieldsJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<List<CreatedField>> LIST = new TypeReference<>() {};

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private FieldsJson() {}

    public static String write(List<CreatedField> fields) {
        return MAPPER.writeValueAsString(fields);
    }

    public static List<CreatedField> read(String json) {
        return MAPPER.readValue(json, LIST);
    }

    public static String writeLabels(Map<String, String> labels) {
        return MAPPER.writeValueAsString(new TreeMap<>(labels));
    }

    public static Map<String, String> readLabels(String json) {
        return MAPPER.readValue(json, LABELS);
    }
}
