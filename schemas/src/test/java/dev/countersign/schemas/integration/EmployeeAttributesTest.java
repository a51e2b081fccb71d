package dev.countersign.schemas.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.schemas.integration.IntegrationDescription.DataField;
import org.junit.jupiter.api.Test;

final class EmployeeAttributesTest {

    @Test
    void the_attribute_of_the_description_comes_first_and_once() {
        // Given
        DataField text = field("department", ValueType.TEXT);

        // Then
        assertThat(EmployeeAttributes.choicesFor(text))
                .startsWith("department")
                .contains("title", "costCenter")
                .doesNotHaveDuplicates();
    }

    @Test
    void an_attribute_that_only_the_adapter_of_a_partner_knows_can_stay() {
        assertThat(EmployeeAttributes.choicesFor(field("probationEnd", ValueType.DATE)))
                .containsExactly("probationEnd", "birthDate", "employmentStartDate");
    }

    @Test
    void names_and_managers_have_one_place_only() {
        assertThat(EmployeeAttributes.choicesFor(field("name", ValueType.NAME))).containsExactly("name");
        assertThat(EmployeeAttributes.choicesFor(field("manager", ValueType.MANAGER)))
                .containsExactly("manager");
    }

    private static DataField field(String attribute, ValueType type) {
        return new DataField("a_field", "A field", null, null, attribute, type, ValueOwner.CONTRACT);
    }
}
