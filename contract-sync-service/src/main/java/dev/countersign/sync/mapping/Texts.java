package dev.countersign.sync.mapping;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Texts from forms: the same text whatever the keyboard, the blanks and the line ends. */
final class Texts {

    private static final Pattern LINE_ENDS = Pattern.compile("\\R");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}]+");

    private Texts() {}

    /** Composed, blanks and control characters as single spaces, trimmed. */
    static String oneLine(String text) {
        return BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    /** The lines that hold something, parted by commas. */
    static String address(String text) {
        return Arrays.stream(LINE_ENDS.split(text))
                .map(Texts::oneLine)
                .map(line -> line.endsWith(",")
                        ? line.substring(0, line.length() - 1).strip()
                        : line)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(", "));
    }

    static String email(String text) {
        return oneLine(text).replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** An employee number or national identification number: without blanks, letters in upper case. */
    static String number(String text) {
        return oneLine(text).replace(" ", "").toUpperCase(Locale.ROOT);
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
