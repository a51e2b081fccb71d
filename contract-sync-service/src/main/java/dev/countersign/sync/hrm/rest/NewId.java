package dev.countersign.sync.hrm.rest;

import dev.countersign.sync.hrm.http.HrmAnswer;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * Where the answer to a creation has the new record's id.
 *
 * @param body in the document; null: in a header
 * @param header in this header; null: in the document
 * @param pattern its first group is the id within the header
 */
record NewId(
        @Nullable JsonPointer body,
        @Nullable String header,
        @Nullable Pattern pattern) {

    static NewId of(Place place) {
        place.only("body", "header", "pattern");
        JsonPointer body = place.optional("body").map(Place::pointer).orElse(null);
        String header = place.optional("header").map(Place::text).orElse(null);
        if ((body == null) == (header == null)) {
            throw place.invalid("must have either 'body' or 'header'");
        }
        return new NewId(body, header, header == null ? null : pattern(place.required("pattern")));
    }

    private static Pattern pattern(Place place) {
        try {
            Pattern pattern = Pattern.compile(place.text());
            if (pattern.matcher("").groupCount() != 1) {
                throw place.invalid("must have one group, which is the id");
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw place.invalid("is no regular expression: " + e.getDescription());
        }
    }

    Optional<String> seen(HrmAnswer answer) {
        if (body != null) {
            return Optional.of(answer.body().at(body).asString("")).filter(id -> !id.isBlank());
        }
        String text = answer.headers().getFirst(Objects.requireNonNull(header));
        Matcher matcher = Objects.requireNonNull(pattern).matcher(text == null ? "" : text);
        return matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    }
}
