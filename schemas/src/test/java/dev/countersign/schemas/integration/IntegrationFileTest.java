package dev.countersign.schemas.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private static final String LINES = """
            name: Demo
            version: "1"
            templateGroup:
              name: Demo Group
            identifiedBy: [email]
            events: [a]
            dataFields:
              - customId: a
                name: A
                hrmAttribute: name
                type: name
                owner: contract
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
                .hasMessageContaining("manager");
    }

    @Test
    void the_default_s_sources_and_effects_are_those_of_a_file_that_leaves_them_out() {
        // When
        IntegrationDescription demo = IntegrationFile.readDefault();
        IntegrationDescription bare = read(VALID);

        // Then
        assertThat(demo.participant()).isEqualTo(bare.participant());
        assertThat(demo.facts()).isEqualTo(bare.facts());
        for (ContractPhase phase : ContractPhase.values()) {
            assertThat(demo.scope(phase)).as(phase.key()).isEqualTo(bare.scope(phase));
            assertThat(demo.status(phase, "x")).as(phase.key()).isEqualTo(bare.status(phase, "x"));
            assertThat(demo.set(phase)).as(phase.key()).isEmpty();
        }
    }

    @Test
    void sources_and_effects_are_read() {
        // When
        IntegrationDescription read = read(VALID + """
                participant:
                  - {property: title, hrmAttribute: department, owner: contract, whenEmpty: clear}
                facts:
                  - {fact: link, hrmAttribute: contractLink}
                effects:
                  ended:
                    set: {active: "false"}
                """);

        // Then
        assertThat(read.participant())
                .containsExactly(new ParticipantSource(
                        ParticipantProperty.TITLE, "department", ValueOwner.CONTRACT, WhenEmpty.CLEAR));
        assertThat(read.facts())
                .singleElement()
                .satisfies(fact -> assertThat(fact.format()).contains("{contractId}"));
        assertThat(read.set(ContractPhase.ENDED)).containsExactly(Map.entry("active", "false"));
        assertThat(read.scope(ContractPhase.ENDED)).isEqualTo(EffectScope.EXISTING);
        assertThat(read.status(ContractPhase.ENDED, "signed")).isEqualTo("ended");
        assertThat(read.status(ContractPhase.OTHER, "canceled")).isEqualTo("canceled");
    }

    /** What is wrong, put in place of what, and how the message begins. Lines are those of {@link #LINES}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "owner: contract | owner: everybody | 12, column 12: dataFields[0].owner: 'everybody' is not allowed; allowed are [contract, hrm, fill_if_empty, ask]",
                "customId: a | customId: A b | 8, column 15: dataFields[0].customId: customId must be 1 to 100 of a-z, 0-9 and _, it is 'A b'",
                "hrmAttribute: name | hrmAttribute: Shoe-Size | 10, column 19: dataFields[0].hrmAttribute: hrmAttribute must name an employee attribute",
                "hrmAttribute: name | hrmAttribute: contractId | 10, column 19: dataFields[0].hrmAttribute: the data field a and the fact 'id' both fill",
                "name: Demo Group | name: \"\" | 4, column 9: templateGroup.name: name is missing",
                "[a] | [] | 6, column 9: events: events must have 1 to 50 entries, it has 0",
                "events: [a] | 'events: [a]NEXTcolour: blue' | 7, column 9: colour: there is no 'colour' here; there are [dataFields,",
                "owner: contract | '' | 8, column 5: dataFields[0].owner: Missing required creator property 'owner'",
                "[a] | '[a]NEXTfacts: [{fact: end, hrmAttribute: title}, {fact: start, hrmAttribute: title}]' | 7, column 71: facts[1].hrmAttribute: two facts fill",
                "[a] | '[a]NEXTeffects: {endd: {writes: facts}}' | 7, column 17: effects.endd: there is no phase 'endd'; there are [draft,",
                "[a] | '[a]NEXTeffects: {ended: {writes: all}}' | 7, column 27: effects.ended.writes: 'all' is not allowed; allowed are [everything,",
                "[a] | '[a]NEXTeffects: {ended: {set: {employmentEndDate: x}}}' | 7, column 44: effects.ended.set.employmentEndDate: the effect of ended and the fact 'end' both",
                "[a] | '[a]NEXTfacts: [{fact: end, hrmAttribute: x, format: y}]' | 7, column 46: facts[0].format: format is for the fact link only",
                "[a] | '[a]NEXTparticipant: [{property: email, hrmAttribute: contractId}]' | 7, column 47: participant[0].hrmAttribute: the participant and the fact 'id' both",
                "[a] | [a | 7, column "
            })
    void what_is_wrong_is_told_with_its_line(String right, String wrong, String message) {
        // Given
        String yaml = LINES.replace(right, wrong.replace("NEXT", "\n"));

        // Then
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidIntegrationException.class)
                .hasMessageStartingWith("test.yaml, line " + message);
    }

    @Test
    void whoever_checks_further_can_name_the_line_too() {
        // Given
        LocatedIntegration located = IntegrationFile.readLocated(
                new ByteArrayInputStream(LINES.getBytes(StandardCharsets.UTF_8)), "test.yaml");

        // Then
        assertThat(located.invalid("dataFields[0].hrmAttribute", "no place"))
                .hasMessage("test.yaml, line 10, column 19: dataFields[0].hrmAttribute: no place");
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
