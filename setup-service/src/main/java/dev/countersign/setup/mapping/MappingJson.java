package dev.countersign.setup.mapping;

import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A mapping as a JSON column. */
public final class MappingJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<List<MappedField>> LIST = new TypeReference<>() {};

    private MappingJson() {}

    public static String write(FieldMapping mapping) {
        return MAPPER.writeValueAsString(mapping.fields());
    }

    public static FieldMapping read(String json) {
        return new FieldMapping(MAPPER.readValue(json, LIST));
    }
}
