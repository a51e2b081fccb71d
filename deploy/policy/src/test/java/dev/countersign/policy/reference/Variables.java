package dev.countersign.policy.reference;

import dev.countersign.policy.manifest.Container;
import dev.countersign.policy.manifest.Json;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Environment variables that arguments take in, written {@code $(NAME)}. */
final class Variables {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\(([A-Za-z0-9_.-]+)\\)");

    private Variables() {}

    static Set<String> in(Container container) {
        return Stream.of("command", "args")
                .flatMap(part -> Json.texts(container.json(), part).stream())
                .flatMap(text -> VARIABLE.matcher(text).results())
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
    }
}
