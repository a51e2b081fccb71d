package dev.countersign.sync.hrm.rest;

import dev.countersign.sync.hrm.http.HrmAnswer;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * What tells whether a record has changed since it was read.
 *
 * @param header of the answer that has it; null: it is in the record
 * @param record where the record has it; null: it is in a header
 * @param send header that it is sent back in; null: as the variable {@code version}
 */
record VersionToken(
        @Nullable String header,
        @Nullable JsonPointer record,
        @Nullable String send) {

    static VersionToken of(Place place) {
        place.only("header", "record", "send");
        String header = place.optional("header").map(Place::text).orElse(null);
        JsonPointer record = place.optional("record").map(Place::pointer).orElse(null);
        if ((header == null) == (record == null)) {
            throw place.invalid("must have either 'header' or 'record'");
        }
        return new VersionToken(
                header, record, place.optional("send").map(Place::text).orElse(null));
    }

    @Nullable String seen(HrmAnswer answer, tools.jackson.databind.JsonNode found) {
        String text = header == null
                ? found.at(Objects.requireNonNull(record)).asString("")
                : answer.headers().getFirst(header);
        return text == null || text.isBlank() ? null : text;
    }

    Map<String, String> headers(@Nullable String version) {
        return send == null || version == null ? Map.of() : Map.of(send, version);
    }
}
