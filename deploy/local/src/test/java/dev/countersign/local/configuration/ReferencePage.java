package dev.countersign.local.configuration;

import java.util.List;
import java.util.Objects;

/** The reference as a page. */
final class ReferencePage {

    private static final String INTRODUCTION = """
            # Configuration reference

            Every property of every service, made of the code by a test; what must be set is **required**. Don't edit it:
            `./mvnw verify -pl deploy/local -am -DskipITs -Dtest=ConfigurationReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dconfiguration.write=true` writes it again.

            A property is set by its environment variable, in a file (`--spring.config.additional-location=file:/etc/countersign/`), or by a file of its own name in a folder of mounted secrets
            (`--spring.config.import=configtree:/etc/countersign/secrets/`, or `SPRING_CONFIG_IMPORT`). Lists are separated by commas. A duration is a number with `ms`, `s`, `m`, `h` or `d`; a size one with `KB`
            or `MB`. All values are checked at start; a message names the property and the value. Beyond these, every property of Spring Boot and, below `spring.kafka`, of Kafka's clients can be set.
            """;

    private ReferencePage() {}

    static String of(List<ServiceConfiguration> services) {
        var page = new StringBuilder(INTRODUCTION);
        for (ServiceConfiguration service : services) {
            page.append("\n## ").append(service.name()).append("\n\n");
            page.append("| property | environment variable | type | default | meaning |\n|---|---|---|---|---|\n");
            service.own().forEach(property -> page.append(ownRow(property)));
            page.append("\n### What ").append(service.name()).append(" presets of Spring and Kafka\n\n");
            page.append("| property | environment variable | preset | meaning |\n|---|---|---|---|\n");
            service.presets().forEach(property -> page.append(presetRow(property)));
        }
        return page.toString();
    }

    private static String ownRow(Property property) {
        String value = property.value() == null ? property.required() ? "**required**" : "–" : code(property.value());
        return row(code(property.name()), variable(property), property.type(), value, property.meaning());
    }

    private static String presetRow(Property property) {
        return row(
                code(property.name()),
                variable(property),
                code(Objects.requireNonNullElse(property.value(), "")),
                property.meaning());
    }

    /** Spring makes lower-case names of variables, so some names can't be meant by one. */
    private static String variable(Property property) {
        boolean lowerCase = property.name().chars().noneMatch(Character::isUpperCase);
        return lowerCase ? code(property.environmentVariable()) : "–";
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }
}
