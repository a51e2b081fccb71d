package dev.countersign.sync.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A full name and its parts. Where a family name begins can't be known: it is the last word and the particles before it, unless a comma says it
 * ("Family, Given").
 *
 * @param given given names; empty when there is only one word
 * @param family family name
 * @param full both, as one says them
 */
record NameText(String given, String family, String full) {

    private static final Set<String> PARTICLES = Set.of(
            "af", "al", "av", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el",
            "ibn", "la", "le", "ten", "ter", "van", "von", "zu", "zum", "zur");

    static NameText read(String written) {
        String text = Texts.oneLine(written);
        int comma = text.indexOf(',');
        if (comma > 0 && comma == text.lastIndexOf(',') && comma < text.length() - 1) {
            return of(
                    text.substring(comma + 1).strip(), text.substring(0, comma).strip());
        }
        List<String> words = Arrays.asList(text.split(" ", -1));
        int family = words.size() - 1;
        while (family > 1 && PARTICLES.contains(words.get(family - 1).toLowerCase(Locale.ROOT))) {
            family--;
        }
        return of(String.join(" ", words.subList(0, family)), String.join(" ", words.subList(family, words.size())));
    }

    private static NameText of(String given, String family) {
        return new NameText(given, family, given.isEmpty() ? family : given + " " + family);
    }

    @Override
    public String toString() {
        return "NameText[redacted]";
    }
}
