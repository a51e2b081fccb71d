package dev.countersign.sync.account;

import dev.countersign.events.MappedDataField;
import dev.countersign.sync.mapping.AccountMapping;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An account's mapping as its column keeps it. */
final class MappingJson {

    private static final TypeReference<List<AccountMapping.Field>> FIELDS = new TypeReference<>() {};

    private MappingJson() {}

    static String write(List<MappedDataField> mapping) {
        return JsonMapper.shared()
                .writeValueAsString(mapping.stream()
                        .map(field -> new AccountMapping.Field(
                                field.getCustomId(),
                                field.getAttribute(),
                                field.getOwner().name()))
                        .toList());
    }

    static List<AccountMapping.Field> read(String json) {
        return JsonMapper.shared().readValue(json, FIELDS);
    }
}
