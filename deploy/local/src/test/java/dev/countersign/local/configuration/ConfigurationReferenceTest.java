package dev.countersign.local.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps docs/configuration.md equal to the code. */
final class ConfigurationReferenceTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/configuration.md");
    private static final String VERSION = "0.1.0-SNAPSHOT";

    private final List<ServiceConfiguration> services = List.of(
            ServiceConfiguration.of(ROOT, VERSION, "webhook-ingress"),
            ServiceConfiguration.of(ROOT, VERSION, "setup-service", "operator-access", "database-migrations"),
            ServiceConfiguration.of(ROOT, VERSION, "contract-sync-service", "operator-access", "database-migrations"));

    @Test
    void the_page_lists_what_the_code_declares() throws IOException {
        // When
        String generated = ReferencePage.of(services);

        // Then
        if (Boolean.getBoolean("configuration.write")) {
            Files.writeString(PAGE, generated);
        }
        assertThat(PAGE)
                .as(
                        "%s is not what the code declares. Write it again: ./mvnw verify -pl deploy/local -am -DskipITs"
                                + " -Dtest=ConfigurationReferenceTest -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -Dconfiguration.write=true",
                        PAGE)
                .hasContent(generated);
    }

    @Test
    void every_property_of_ours_says_what_it_means() {
        // Then
        assertThat(services)
                .allSatisfy(service -> assertThat(service.own())
                        .isNotEmpty()
                        .allSatisfy(property -> assertThat(property.meaning())
                                .as(property.name())
                                .isNotEmpty()));
    }

    @Test
    void what_has_neither_a_default_nor_may_be_absent_is_required() {
        // Then
        assertThat(services.get(1).own())
                .filteredOn(Property::required)
                .extracting(Property::name)
                .containsExactly(
                        "countersign.secrets.credentials-keyset",
                        "countersign.secrets.endpoint-keyset",
                        "countersign.setup.webhook-base-url");
    }

    @Test
    void environment_variables_are_named_as_spring_reads_them() {
        // Then
        assertThat(variable("countersign.setup.public-url")).isEqualTo("COUNTERSIGN_SETUP_PUBLIC_URL");
        assertThat(variable("spring.kafka.properties[schema.registry.url]"))
                .isEqualTo("SPRING_KAFKA_PROPERTIES_SCHEMA_REGISTRY_URL");
    }

    private static String variable(String property) {
        return new Property(property, "", null, false, "").environmentVariable();
    }
}
