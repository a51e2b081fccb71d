package dev.countersign.setup.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.oneflow.model.TemplateField;
import dev.countersign.schemas.integration.IntegrationDescription.DataField;
import dev.countersign.schemas.integration.IntegrationFile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class FieldMergeTest {

    private final List<DataField> ours = IntegrationFile.readDefault().dataFields();

    @Test
    void a_group_without_fields_gets_ours() {
        List<TemplateField> union = FieldMerge.merge(List.of(), ours, Map.of());

        assertThat(union)
                .extracting(TemplateField::customId)
                .containsExactlyElementsOf(
                        ours.stream().map(DataField::customId).toList());
        assertThat(union.getFirst().placeholder()).isEqualTo("First and last name");
    }

    @Test
    void fields_of_others_stay_as_they_are() {
        var theirs = new TemplateField(7L, "payroll_bank", "Bank", "Where", "IBAN", "user", "none", false);
        var unnamed = new TemplateField(8L, null, "By hand", null, null, "user", null, true);

        assertThat(FieldMerge.merge(List.of(theirs, unnamed), ours, Map.of())).startsWith(theirs, unnamed);
    }

    @Test
    void ours_keep_id_and_default_value_and_get_our_texts() {
        var renamed = new TemplateField(9L, "demo_employee_name", "Old", "Old", null, "user", "Anna", false);

        TemplateField merged =
                FieldMerge.merge(List.of(renamed), ours, Map.of()).getFirst();

        assertThat(merged.id()).isEqualTo(9L);
        assertThat(merged.name()).isEqualTo("Demo Employee Name");
        assertThat(merged.value()).isEqualTo("Anna");
        assertThat(merged.active()).isTrue();
    }

    @Test
    void what_is_merged_already_does_not_change() {
        List<TemplateField> once = FieldMerge.merge(List.of(), ours, Map.of());

        assertThat(FieldMerge.merge(once, ours, Map.of())).isEqualTo(once);
    }

    @Test
    void a_field_that_is_gone_is_noticed() {
        var theirs = new TemplateField(7L, "payroll_bank", "Bank", null, null, "user", null, true);

        assertThat(FieldMerge.keepsAll(List.of(theirs), List.of(theirs))).isTrue();
        assertThat(FieldMerge.keepsAll(List.of(theirs), List.of())).isFalse();
    }

    @Property(tries = 200)
    void the_union_has_every_field_that_was_there_and_each_of_ours_once(
            @ForAll("groups") List<TemplateField> existing) {
        List<TemplateField> union = FieldMerge.merge(existing, ours, Map.of());

        assertThat(FieldMerge.keepsAll(existing, union)).isTrue();
        assertThat(ours)
                .allSatisfy(field -> assertThat(union)
                        .filteredOn(merged -> Objects.equals(merged.customId(), field.customId()))
                        .hasSize(1));
        assertThat(union.stream().map(TemplateField::id).filter(Objects::nonNull))
                .containsExactlyElementsOf(
                        existing.stream().map(TemplateField::id).toList());
    }

    @Provide
    Arbitrary<List<TemplateField>> groups() {
        Arbitrary<String> ids = Arbitraries.of(
                "demo_employee_name", "demo_manager_name", "payroll_bank", "other", "demo_employee_name_2");
        Arbitrary<TemplateField> fields = Combinators.combine(
                        ids.injectNull(0.2),
                        Arbitraries.longs().between(1, 1000),
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(20))
                .as((customId, id, name) -> new TemplateField(id, customId, name, null, null, "user", null, true));
        return fields.list()
                .ofMaxSize(8)
                .map(list -> list.stream()
                        .filter(field -> list.stream()
                                .filter(other -> Objects.equals(other.id(), field.id())
                                        || (other.customId() != null
                                                && other.customId().equals(field.customId())))
                                .findFirst()
                                .orElseThrow()
                                .equals(field))
                        .distinct()
                        .toList());
    }
}
