package dev.countersign.ingress.call;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Checks of single values; every failure names the field and never repeats its value. */
final class Fields {

    static final int MAX_TEXT_LENGTH = 200;

    private Fields() {}

    static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw new MalformedCallException(field, "is missing");
        }
        return value;
    }

    static void onlyOnce(@Nullable Object earlier, String field) {
        if (earlier != null) {
            throw twice(field);
        }
    }

    static MalformedCallException twice(String field) {
        return new MalformedCallException(field, "is there twice");
    }

    static void expect(@Nullable JsonToken token, JsonToken expected, String field, String description) {
        if (token != expected) {
            throw new MalformedCallException(field, "must be " + description);
        }
    }

    static long positiveId(JsonParser json, JsonToken token, String field) {
        expect(token, JsonToken.VALUE_NUMBER_INT, field, "an integer");
        boolean fits = switch (json.getNumberType()) {
            case INT, LONG -> json.getLongValue() > 0;
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> false;
        };
        if (!fits) {
            throw new MalformedCallException(field, "must be between 1 and 2^63 - 1");
        }
        return json.getLongValue();
    }

    static String text(JsonParser json, JsonToken token, String field) {
        expect(token, JsonToken.VALUE_STRING, field, "a string");
        String text = json.getString();
        if (text.isEmpty() || text.length() > MAX_TEXT_LENGTH) {
            throw new MalformedCallException(field, "must have 1 to " + MAX_TEXT_LENGTH + " characters");
        }
        if (!isPlain(text)) {
            throw new MalformedCallException(field, "holds a control character or half a character");
        }
        return text;
    }

    private static boolean isPlain(String text) {
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (!isPlain(codePoint)) {
                return false;
            }
        }
        return true;
    }

    /** These values become record headers and log fields, where control characters could forge lines. */
    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
