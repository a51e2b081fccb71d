package dev.countersign.setup.provisioning;

import dev.countersign.oneflow.OneflowApi;
import dev.countersign.oneflow.OneflowFailure;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.model.TemplateField;
import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.setup.account.CreatedField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Merges our data fields into the template group and leaves everybody else's as they are. */
@Component
final class DataFieldsStep implements SagaStep {

    private static final Logger LOG = LoggerFactory.getLogger(DataFieldsStep.class);

    private final WithOneflow withOneflow;
    private final IntegrationDescription integration;

    DataFieldsStep(WithOneflow withOneflow, IntegrationDescription integration) {
        this.withOneflow = withOneflow;
        this.integration = integration;
    }

    @Override
    public Step step() {
        return Step.DATA_FIELDS;
    }

    @Override
    public StepOutcome run(Provisioning state) {
        long group = state.created().requireTemplateGroup();
        return withOneflow.of(
                state.accountId(),
                api -> read(api, group)
                        .then(existing -> bringUpToDate(
                                        api, group, existing, state.created().writtenLabels())
                                .map(fields -> note(state.created(), renamed(existing, state.created()), fields))));
    }

    /** Without knowing the fields that are there nothing may be written: what is left out would be deleted. */
    private static OneflowResult<List<TemplateField>> read(OneflowApi api, long group) {
        return api.templateGroup(group)
                .then(found -> found.fields() == null
                        ? OneflowResult.failed(new OneflowFailure.Temporary(
                                "GET /template_types/{id}", OneflowFailure.Reason.UNREADABLE_ANSWER, 0, false, null))
                        : OneflowResult.success(found.fields()));
    }

    private OneflowResult<List<TemplateField>> bringUpToDate(
            OneflowApi api, long group, List<TemplateField> existing, Map<String, String> written) {
        List<TemplateField> union = FieldMerge.merge(existing, integration.dataFields(), written);
        if (union.equals(existing)) {
            return OneflowResult.success(existing);
        }
        return api.replaceTemplateFields(group, union).map(after -> {
            if (!FieldMerge.keepsAll(existing, after)) {
                LOG.atError()
                        .addKeyValue("template_group", group)
                        .addKeyValue("fields_before", existing.size())
                        .addKeyValue("fields_after", after.size())
                        .log("Oneflow answered with fewer data fields than were sent. "
                                + "Look at the template group in Oneflow: a field of somebody else may be missing.");
            }
            return after;
        });
    }

    /** Fields that had a label of somebody else before we wrote ours, by custom id. */
    private static Set<String> renamed(List<TemplateField> existing, Created before) {
        return existing.stream()
                .filter(field -> FieldMerge.isRenamed(field, before.writtenLabels()))
                .map(TemplateField::customId)
                .collect(Collectors.toSet());
    }

    private Created note(Created before, Set<String> renamed, List<TemplateField> fields) {
        Map<String, TemplateField> byCustomId = new HashMap<>();
        fields.stream()
                .filter(field -> field.customId() != null)
                .forEach(field -> byCustomId.putIfAbsent(field.customId(), field));
        List<CreatedField> ours = new ArrayList<>();
        Map<String, String> labels = new HashMap<>();
        for (var wanted : integration.dataFields()) {
            TemplateField field = byCustomId.remove(wanted.customId());
            if (field != null) {
                ours.add(new CreatedField(wanted.customId(), field.name(), field.id()));
                labels.put(
                        wanted.customId(),
                        renamed.contains(wanted.customId())
                                ? before.writtenLabels().get(wanted.customId())
                                : field.name());
            }
        }
        return before.withDataFields(ours, retired(before, byCustomId), labels);
    }

    /** What we made once, want no longer, and Oneflow still has. */
    private static List<CreatedField> retired(Created before, Map<String, TemplateField> others) {
        return Stream.concat(before.dataFields().stream(), before.retiredFields().stream())
                .map(CreatedField::customId)
                .distinct()
                .flatMap(customId -> Stream.ofNullable(others.get(customId))
                        .map(field -> new CreatedField(customId, field.name(), field.id())))
                .toList();
    }
}
