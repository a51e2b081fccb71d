package dev.countersign.local.e2e;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which series a PromQL expression asks for. Not a parser: enough for expressions of our own, which Prometheus has parsed before. */
final class PromQlSelectors {

    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]|\\boffset\\s+\\w+");
    /** A name that is no function, with its matchers. */
    private static final Pattern SELECTOR =
            Pattern.compile("(?<![\\w:.])([a-zA-Z_:][a-zA-Z0-9_:]*)(?!\\w)\\s*(?!\\s*\\()(\\{[^}]*})?");

    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool");

    private PromQlSelectors() {}

    static List<String> of(String expression) {
        String bare =
                RANGE.matcher(GROUPING.matcher(expression).replaceAll(" ")).replaceAll(" ");
        return SELECTOR.matcher(bare)
                .results()
                .filter(found -> !WORDS.contains(found.group(1)))
                .map(found -> found.group().strip())
                .distinct()
                .toList();
    }
}
