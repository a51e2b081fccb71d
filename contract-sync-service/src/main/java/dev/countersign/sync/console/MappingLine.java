package dev.countersign.sync.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What became of one attribute of a contract, in words. Public, because templates read it. */
public record MappingLine(String attribute, String source, String result) {

    static List<MappingLine> of(@Nullable JsonNode mapping, String list, String result) {
        return mapping == null
                ? List.of()
                : mapping.path(list)
                        .valueStream()
                        .map(each -> new MappingLine(
                                each.path("attribute").asString(""),
                                each.path("source").asString(""),
                                each.path(result).asString("").replace('_', ' ')))
                        .toList();
    }
}
