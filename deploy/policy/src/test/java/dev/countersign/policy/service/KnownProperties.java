package dev.countersign.policy.service;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The properties that a program can be given, by their names in files and as environment variables. */
public final class KnownProperties {

    private final Set<String> names;
    private final Set<String> open;
    private final Set<String> variables;
    private final Set<String> openVariables;

    /**
     * @param names in canonical form, such as {@code spring.kafka.bootstrap-servers}
     * @param open those with entries of free names or numbers below them: maps and lists
     */
    KnownProperties(Set<String> names, Set<String> open) {
        this.names = Set.copyOf(names);
        this.open = Set.copyOf(open);
        this.variables = variables(names);
        this.openVariables = variables(open);
    }

    /** By its name as in a file of properties. */
    public boolean hasProperty(String name) {
        return names.contains(name)
                || open.stream().anyMatch(prefix -> name.startsWith(prefix + ".") || name.startsWith(prefix + "["));
    }

    /** By the name of the environment variable that sets it. */
    public boolean hasVariable(String variable) {
        return variables.contains(variable)
                || openVariables.stream().anyMatch(prefix -> variable.startsWith(prefix + "_"));
    }

    /** Spring takes two: dashes are left out, or written like dots. */
    private static Set<String> variables(Set<String> properties) {
        return properties.stream()
                .flatMap(property -> Stream.of(property.replace("-", ""), property.replace('-', '_')))
                .map(property -> property.replace('.', '_').toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
