package dev.countersign.oneflow.json;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Small rules for reading Oneflow's JSON that all objects share. */
final class Json {

    private Json() {}

    static <T> T required(@Nullable T value, String place) {
        if (value == null) {
            throw new UnusableJsonException("Oneflow's answer lacks " + place);
        }
        return value;
    }

    /** Oneflow sends "" for what was never filled in. */
    static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    static boolean isTrue(@Nullable Boolean value) {
        return value != null && value;
    }

    /** Lists may be absent, null, or hold nulls. */
    static <J, M> List<M> list(@Nullable List<@Nullable J> items, Function<J, M> toModel) {
        if (items == null) {
            return List.of();
        }
        return items.stream()
                .map(item -> toModel.apply(required(item, "a list's element")))
                .toList();
    }

    static @Nullable LocalDate date(@Nullable String text, String place) {
        String filled = filled(text);
        if (filled == null) {
            return null;
        }
        try {
            return LocalDate.parse(filled);
        } catch (DateTimeParseException e) {
            throw new UnusableJsonException("Oneflow's answer has no date like 2020-07-09 at " + place);
        }
    }
}
