package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.SeededMistake;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EveryRuleIsProvenTest {

    @Test
    void every_rule_is_applied_to_the_overlays() throws Exception {
        // Given
        Set<Class<?>> written = writtenRules();

        // When
        Set<Class<?>> applied = Rules.all().stream().map(Object::getClass).collect(Collectors.toSet());

        // Then
        assertThat(applied)
                .as("add a rule to the list of its package (WorkloadRules, ...)")
                .isEqualTo(written);
    }

    @Test
    void every_rule_has_a_seeded_mistake_that_it_must_find() throws Exception {
        // Given
        Set<Class<?>> written = writtenRules();

        // When
        Set<Class<?>> proven =
                Rules.mistakes().stream().map(SeededMistake::rule).collect(Collectors.toSet());

        // Then
        assertThat(proven)
                .as("add a mistake to the list of the rule's package (WorkloadMistakes, ...)")
                .isEqualTo(written);
    }

    /** The compiled classes of this module that are rules, so that none can be forgotten in a list. */
    private static Set<Class<?>> writtenRules() throws IOException, URISyntaxException {
        Path classes = Path.of(EveryRuleIsProvenTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            List<String> names = files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith("Rule.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace(File.separatorChar, '.'))
                    .toList();
            return names.stream()
                    .map(EveryRuleIsProvenTest::load)
                    .filter(type -> Rule.class.isAssignableFrom(type) && !type.isInterface())
                    .collect(Collectors.toSet());
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
