package dev.countersign.setup.provisioning;

import dev.countersign.oneflow.model.TemplateField;
import dev.countersign.schemas.integration.IntegrationDescription.DataField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Our data fields merged into those that a template group has. Oneflow replaces the whole set, and a field that is missing disappears
 * from all templates: so every field that is there stays, with its id, and ours are recognised by their custom id. A label of ours that
 * people changed is theirs from then on.
 */
public final class FieldMerge {

    private FieldMerge() {}

    /**
     * The union: the existing fields in their order, ours with our texts, then those of ours that were missing.
     *
     * @param written the labels that we gave them before, by custom id
     */
    static List<TemplateField> merge(List<TemplateField> existing, List<DataField> ours, Map<String, String> written) {
        Map<String, DataField> missing = new HashMap<>();
        ours.forEach(field -> missing.put(field.customId(), field));
        List<TemplateField> union = new ArrayList<>(existing.size() + ours.size());
        for (TemplateField field : existing) {
            DataField mine = field.customId() == null ? null : missing.remove(field.customId());
            union.add(mine == null ? field : withOurTexts(field, mine, isRenamed(field, written)));
        }
        ours.stream()
                .filter(field -> missing.containsKey(field.customId()))
                .map(field -> withOurTexts(TemplateField.create(field.customId(), field.name(), null), field, false))
                .forEach(union::add);
        return union;
    }

    /** Whether people gave a field of ours another label than we did. */
    public static boolean isRenamed(TemplateField field, Map<String, String> written) {
        String label = field.customId() == null ? null : written.get(field.customId());
        return label != null && !label.equals(field.name());
    }

    /** Whether every field that was there is still there: by id, or by custom id where Oneflow tells no id. */
    static boolean keepsAll(List<TemplateField> before, List<TemplateField> after) {
        return before.stream().allMatch(field -> after.stream().anyMatch(other -> isSame(field, other)));
    }

    private static boolean isSame(TemplateField field, TemplateField other) {
        if (field.id() != null && other.id() != null) {
            return field.id().equals(other.id());
        }
        return field.customId() != null && field.customId().equals(other.customId());
    }

    /** The id, the default value and the source are the customer's; a text that we don't have is too. */
    private static TemplateField withOurTexts(TemplateField field, DataField ours, boolean keepsLabel) {
        return new TemplateField(
                field.id(),
                field.customId(),
                keepsLabel ? field.name() : ours.name(),
                orElse(ours.description(), field.description()),
                orElse(ours.placeholder(), field.placeholder()),
                field.source(),
                field.value(),
                true);
    }

    private static @Nullable String orElse(@Nullable String ours, @Nullable String theirs) {
        return ours == null ? theirs : ours;
    }
}
