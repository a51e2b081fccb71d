package dev.countersign.setup.drift;

import dev.countersign.oneflow.model.TemplateField;
import dev.countersign.oneflow.model.TemplateGroup;
import dev.countersign.oneflow.model.Webhook;
import dev.countersign.oneflow.model.WebhookSpec;
import dev.countersign.schemas.integration.IntegrationDescription.DataField;
import dev.countersign.setup.account.CreatedField;
import dev.countersign.setup.drift.DriftFinding.Outcome;
import dev.countersign.setup.provisioning.Created;
import dev.countersign.setup.provisioning.FieldMerge;
import dev.countersign.setup.provisioning.WantedWebhook;
import dev.countersign.setup.provisioning.WantedWebhook.Difference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What differs between what we made and what Oneflow has.
 *
 * @param known what we made, as we left it
 * @param wantedFields our data fields
 * @param wantedWebhook our webhook
 * @param closedAddresses where nobody listens any more
 */
record Comparison(Created known, List<DataField> wantedFields, WebhookSpec wantedWebhook, Set<String> closedAddresses) {

    /** @param group as Oneflow has it; null: it is gone */
    List<DriftFinding> with(@Nullable TemplateGroup group, List<Webhook> webhooks) {
        List<DriftFinding> findings = new ArrayList<>();
        if (group == null) {
            findings.add(finding(DriftKind.TEMPLATE_GROUP_MISSING, List.of()));
        } else {
            compareGroup(group, findings);
            compareFields(group, findings);
        }
        compareWebhooks(webhooks, findings);
        return findings;
    }

    private void compareGroup(TemplateGroup group, List<DriftFinding> findings) {
        if (!group.name().equals(known.templateGroupName())) {
            findings.add(finding(DriftKind.TEMPLATE_GROUP_RENAMED, List.of(group.name())));
        }
        if (!group.active()) {
            findings.add(finding(DriftKind.TEMPLATE_GROUP_INACTIVE, List.of()));
        }
    }

    /** Oneflow may leave the fields out; then nothing is known about them. */
    private void compareFields(TemplateGroup group, List<DriftFinding> findings) {
        if (group.fields() == null) {
            return;
        }
        Map<String, TemplateField> there = new HashMap<>();
        group.fields().stream()
                .filter(field -> field.customId() != null)
                .forEach(field -> there.putIfAbsent(field.customId(), field));
        addIfAny(DriftKind.DATA_FIELDS_MISSING, ours(field -> field == null, there), findings);
        addIfAny(DriftKind.DATA_FIELDS_INACTIVE, ours(field -> field != null && !field.active(), there), findings);
        addIfAny(
                DriftKind.DATA_FIELDS_RENAMED,
                ours(field -> field != null && FieldMerge.isRenamed(field, known.writtenLabels()), there),
                findings);
        addIfAny(DriftKind.DATA_FIELDS_LEFT_OVER, leftOver(there), findings);
    }

    private List<String> ours(Predicate<@Nullable TemplateField> differs, Map<String, TemplateField> there) {
        return wantedFields.stream()
                .map(DataField::customId)
                .filter(customId -> differs.test(there.get(customId)))
                .toList();
    }

    private List<String> leftOver(Map<String, TemplateField> there) {
        List<String> wanted = wantedFields.stream().map(DataField::customId).toList();
        return Stream.concat(known.dataFields().stream(), known.retiredFields().stream())
                .map(CreatedField::customId)
                .distinct()
                .filter(customId -> there.containsKey(customId) && !wanted.contains(customId))
                .toList();
    }

    private void compareWebhooks(List<Webhook> webhooks, List<DriftFinding> findings) {
        List<Webhook> same = webhooks.stream()
                .filter(webhook -> webhook.callbackUrl().equals(wantedWebhook.callbackUrl()))
                .toList();
        Optional<Webhook> ours = webhooks.stream()
                .filter(webhook -> known.webhookId() != null && known.webhookId() == webhook.id())
                .findFirst();
        if (same.isEmpty() && ours.isEmpty()) {
            findings.add(finding(DriftKind.WEBHOOK_MISSING, List.of()));
        } else {
            boolean isOurs = same.isEmpty() || ours.filter(same::contains).isPresent();
            compareWebhook(isOurs ? ours.orElseThrow() : same.getFirst(), findings);
        }
        long surplus = webhooks.stream()
                .filter(webhook -> closedAddresses.contains(webhook.callbackUrl()))
                .count();
        if (same.size() > 1 || surplus > 0) {
            findings.add(finding(DriftKind.WEBHOOK_DUPLICATED, List.of()));
        }
    }

    private void compareWebhook(Webhook ours, List<DriftFinding> findings) {
        for (Difference difference : WantedWebhook.differences(ours, wantedWebhook)) {
            switch (difference) {
                case ADDRESS -> findings.add(finding(DriftKind.WEBHOOK_ADDRESS_CHANGED, List.of()));
                case TEMPLATE_GROUP -> findings.add(finding(DriftKind.WEBHOOK_GROUP_CHANGED, List.of()));
                case FILTERS -> findings.add(finding(DriftKind.WEBHOOK_FILTERS_CHANGED, List.of()));
                case FORMAT -> findings.add(finding(DriftKind.WEBHOOK_FORMAT_CHANGED, List.of()));
                case SIGN_KEY -> {
                    if (ours.signKey() != null) {
                        findings.add(finding(DriftKind.WEBHOOK_SIGN_KEY_CHANGED, List.of()));
                    }
                }
            }
        }
    }

    private static void addIfAny(DriftKind kind, List<String> customIds, List<DriftFinding> findings) {
        if (!customIds.isEmpty()) {
            findings.add(finding(kind, customIds));
        }
    }

    static DriftFinding finding(DriftKind kind, List<String> details) {
        return new DriftFinding(kind, kind.isRepaired() ? Outcome.PENDING : Outcome.REPORTED, details);
    }
}
