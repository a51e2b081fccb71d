package dev.countersign.oneflow.model;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value of a list that Oneflow may extend at any time: the text as sent, and the constant if it is one we know.
 *
 * @param text as Oneflow sent it; "" when it sent none
 * @param known null when Oneflow sent something newer than this client
 */
public record OpenValue<E extends Enum<E>>(
        String text, @Nullable E known) {

    /** Reads {@code text} as the lower-case name of a constant; anything else stays as unknown. */
    public static <E extends Enum<E>> OpenValue<E> parse(Class<E> type, @Nullable String text) {
        if (text == null) {
            return new OpenValue<>("", null);
        }
        return new OpenValue<>(
                text,
                Arrays.stream(type.getEnumConstants())
                        .filter(constant ->
                                constant.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst()
                        .orElse(null));
    }

    /** The value of a known constant. */
    public static <E extends Enum<E>> OpenValue<E> of(E constant) {
        return new OpenValue<>(constant.name().toLowerCase(Locale.ROOT), constant);
    }

    /** Whether it is this constant. */
    public boolean is(E constant) {
        return known == constant;
    }

    @Override
    public String toString() {
        return text;
    }
}
