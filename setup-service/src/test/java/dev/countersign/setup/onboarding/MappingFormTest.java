package dev.countersign.setup.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.schemas.integration.IntegrationFile;
import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.setup.mapping.FieldMapping;
import dev.countersign.setup.mapping.MappedField;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class MappingFormTest {

    private static final IntegrationDescription INTEGRATION =
            IntegrationFile.read(new ByteArrayInputStream("""
                    name: Demo
                    version: "1"
                    templateGroup: {name: Demo Template}
                    identifiedBy: [email]
                    dataFields:
                      - {customId: job, name: Job, hrmAttribute: title, type: text, owner: contract}
                      - {customId: team, name: Team, hrmAttribute: department, type: text, owner: hrm}
                    events: [contract:sign]
                    """.getBytes(StandardCharsets.UTF_8)), "test.yaml");

    private final MappingForm form = new MappingForm(INTEGRATION);

    @Test
    void what_was_chosen_becomes_the_mapping() {
        // When
        var sent = form.read(sent("costCenter", "ASK", "title", "FILL_IF_EMPTY"));

        // Then
        assertThat(sent)
                .isEqualTo(new MappingForm.Sent.Valid(new FieldMapping(List.of(
                        new MappedField("job", "costCenter", ValueOwner.ASK),
                        new MappedField("team", "title", ValueOwner.FILL_IF_EMPTY)))));
    }

    @Test
    void two_fields_can_not_fill_the_same_attribute() {
        // When
        var lines = wrong(sent("department", "CONTRACT", "department", "CONTRACT"));

        // Then
        assertThat(lines.getFirst().isWrong()).isFalse();
        assertThat(lines.getLast().attributeError()).isEqualTo("mapping.error.twice");
        assertThat(lines.getLast().clash()).isEqualTo(INTEGRATION.dataFields().getFirst());
    }

    @Test
    void what_is_not_in_the_lists_is_marked_at_its_field() {
        // When
        var lines = wrong(sent("contractStatus", "CONTRACT", "department", "NOBODY"));

        // Then
        assertThat(lines.getFirst().attributeError()).isEqualTo("mapping.error.attribute");
        assertThat(lines.getFirst().ownerError()).isNull();
        assertThat(lines.getLast().attributeError()).isNull();
        assertThat(lines.getLast().ownerError()).isEqualTo("mapping.error.owner");
    }

    @Test
    void a_field_that_was_sent_twice_or_not_at_all_is_wrong() {
        // Given
        Map<String, String[]> parameters = sent("title", "ASK", "department", "ASK");
        parameters.put("attribute.job", new String[] {"title", "title"});
        parameters.remove("owner.team");

        // Then
        assertThat(wrong(parameters)).allMatch(MappingLine::isWrong);
    }

    @Test
    void the_defaults_are_a_valid_form() {
        // When
        var lines = form.showDefaults();

        // Then
        assertThat(lines)
                .noneMatch(MappingLine::isWrong)
                .allSatisfy(line -> assertThat(line.choices()).startsWith(line.attribute()));
    }

    @Property(tries = 200)
    void any_text_is_marked_or_taken(@ForAll String attribute, @ForAll String owner) {
        // When
        var sent = form.read(sent(attribute, owner, "department", "ASK"));

        // Then
        assertThat(sent).isInstanceOfAny(MappingForm.Sent.Valid.class, MappingForm.Sent.Wrong.class);
    }

    private List<MappingLine> wrong(Map<String, String[]> parameters) {
        return assertThat(form.read(parameters))
                .asInstanceOf(type(MappingForm.Sent.Wrong.class))
                .actual()
                .lines();
    }

    private static Map<String, String[]> sent(
            String jobAttribute, String jobOwner, String teamAttribute, String teamOwner) {
        return new HashMap<>(Map.of(
                "attribute.job", new String[] {jobAttribute},
                "owner.job", new String[] {jobOwner},
                "attribute.team", new String[] {teamAttribute},
                "owner.team", new String[] {teamOwner}));
    }
}
