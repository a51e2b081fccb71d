package dev.countersign.schemas.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class IntegrationFileTest {

    private static final String VALID = """
            name: Demo
            version: "1"
            templateGroup: {name: Demo Template}
            identifiedBy: [email]
            dataFields:
              - {customId: a, name: A, hrmAttribute: name, type: name, owner: contract}
            events: [contract:sign]
            """;

    @Test
    void the_default_describes_the_demo_extension() {
        // When
        IntegrationDescription demo = IntegrationFile.readDefault();

        // Then
        assertThat(demo.templateGroup().name()).isEqualTo("Demo Template");
        assertThat(demo.dataFields())
                .extracting(IntegrationDescription.DataField::name)
                .containsExactly(
                        "Demo Employee Name", "Demo Employee Birthdate", "Demo Employee Address", "Demo Manager Name");
        assertThat(demo.events()).contains("contract:sign", "data_field:update");
    }

    @Test
    void a_valid_file_is_read() {
        // When
        IntegrationDescription description = read(VALID);

        // Then
        assertThat(description.dataFields()).singleElement().satisfies(field -> {
            assertThat(field.type()).isEqualTo(ValueType.NAME);
            assertThat(field.owner()).isEqualTo(ValueOwner.CONTRACT);
        });
    }

    @Test
    void an_unknown_entry_is_named() {
        // Then
        assertThatThrownBy(() -> read(VALID + "colour: blue\n"))
                .isInstanceOf(InvalidIntegrationException.class)
                .hasMessageContaining("test.yaml, line ")
                .hasMessageContaining("colour");
    }

    @Test
    void a_custom_id_used_twice_is_named() {
        // Given
        String twice = VALID.replace(
                "events:", "  - {customId: a, name: B, hrmAttribute: other, type: text, owner: hrm}\nevents:");

        // Then
        assertThatThrownBy(() -> read(twice))
                .isInstanceOf(InvalidIntegrationException.class)
                .hasMessageContaining("customId a twice");
    }

    @Test
    void a_missing_entry_is_named() {
        // Then
        assertThatThrownBy(() -> read(VALID.replace("version: \"1\"\n", "")))
                .isInstanceOf(InvalidIntegrationException.class)
                .hasMessageContaining("version");
    }

    @Test
    void an_unknown_type_is_named_with_the_possible_ones() {
        // Then
        assertThatThrownBy(() -> read(VALID.replace("type: name", "type: colour")))
                .isInstanceOf(InvalidIntegrationException.class)
                .hasMessageContaining("colour")
                .hasMessageContaining("MANAGER");
    }

    @Property(tries = 300)
    void any_text_is_read_or_refused_with_a_message(@ForAll String text) {
        try {
            // When
            read(text);
        } catch (InvalidIntegrationException e) {
            // Then
            assertThat(e.getMessage()).contains("test.yaml");
        }
    }

    private static IntegrationDescription read(String yaml) {
        return IntegrationFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "test.yaml");
    }
}
