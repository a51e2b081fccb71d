package dev.countersign.sync.hrm.rest;

import dev.countersign.sync.hrm.http.HrmAnswer;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * What an answer means if it is such a one.
 *
 * @param on operations that it is for
 * @param from least status
 * @param to greatest status
 * @param header its value must match; null: none
 * @param body what is there must match; null: nowhere
 * @param matches what header or body must contain; null: they must be there
 * @param reason what people are told; null: the usual
 */
record AnswerRule(
        Set<Operation> on,
        int from,
        int to,
        @Nullable String header,
        @Nullable JsonPointer body,
        @Nullable Pattern matches,
        Meaning meaning,
        @Nullable String reason) {

    /** Longer texts are not looked through: a pattern may take long for them. */
    private static final int LONGEST = 1000;

    static AnswerRule of(Place place) {
        place.only("on", "status", "header", "body", "matches", "means", "reason");
        Set<Operation> on = EnumSet.allOf(Operation.class);
        place.optional("on").ifPresent(all -> {
            on.clear();
            all.elements().forEach(each -> on.add(each.oneOf(Operation.class)));
        });
        String status = place.required("status").text();
        if (!status.matches("[1-5]\\d\\d(-[1-5]\\d\\d)?")) {
            throw place.required("status").invalid("must be a status such as 409, or a range such as 500-599");
        }
        String header = place.optional("header").map(Place::text).orElse(null);
        JsonPointer body = place.optional("body").map(Place::pointer).orElse(null);
        if (header != null && body != null) {
            throw place.invalid("must look at a header or the body, not both");
        }
        Pattern matches = place.optional("matches").map(AnswerRule::pattern).orElse(null);
        if (matches != null && header == null && body == null) {
            throw place.invalid("has 'matches' and neither 'header' nor 'body' to match it with");
        }
        return new AnswerRule(
                on,
                Integer.parseInt(status.substring(0, 3)),
                Integer.parseInt(status.substring(status.length() - 3)),
                header,
                body,
                matches,
                place.required("means").oneOf(Meaning.class),
                place.optional("reason").map(Place::text).orElse(null));
    }

    private static Pattern pattern(Place place) {
        try {
            return Pattern.compile(place.text(), Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw place.invalid("is no regular expression: " + e.getDescription());
        }
    }

    boolean fits(Operation operation, HrmAnswer answer) {
        return on.contains(operation) && answer.status() >= from && answer.status() <= to && says(answer);
    }

    private boolean says(HrmAnswer answer) {
        if (header == null && body == null) {
            return true;
        }
        String text = header == null
                ? answer.body().at(Objects.requireNonNull(body)).asString("")
                : Objects.requireNonNullElse(answer.headers().getFirst(header), "");
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return matches == null ? !start.isEmpty() : matches.matcher(start).find();
    }
}
