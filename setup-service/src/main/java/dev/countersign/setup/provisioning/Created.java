package dev.countersign.setup.provisioning;

import dev.countersign.setup.account.CreatedField;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the saga has found or made so far; kept for the next run, which looks there first.
 *
 * @param dataFields ours, with the labels that people see
 * @param retiredFields data fields that we made once and want no longer; left in Oneflow
 * @param writtenLabels the labels that we gave our data fields, by custom id; where Oneflow has another one, people chose it
 */
public record Created(
        @Nullable Long templateGroupId,
        @Nullable String templateGroupName,
        List<CreatedField> dataFields,
        @Nullable String endpointId,
        @Nullable Long webhookId,
        List<CreatedField> retiredFields,
        Map<String, String> writtenLabels) {

    public static final Created NOTHING = new Created(null, null, List.of(), null, null, List.of(), Map.of());

    public Created {
        dataFields = List.copyOf(dataFields);
        retiredFields = List.copyOf(retiredFields);
        writtenLabels = Map.copyOf(writtenLabels);
    }

    Created withTemplateGroup(long id, String name) {
        return new Created(id, name, dataFields, endpointId, webhookId, retiredFields, writtenLabels);
    }

    Created withDataFields(List<CreatedField> fields, List<CreatedField> retired, Map<String, String> labels) {
        return new Created(templateGroupId, templateGroupName, fields, endpointId, webhookId, retired, labels);
    }

    Created withEndpoint(String id) {
        return new Created(templateGroupId, templateGroupName, dataFields, id, webhookId, retiredFields, writtenLabels);
    }

    Created withWebhook(long id) {
        return new Created(
                templateGroupId, templateGroupName, dataFields, endpointId, id, retiredFields, writtenLabels);
    }

    /** After the webhook was deleted in Oneflow. */
    Created withoutWebhook() {
        return new Created(
                templateGroupId, templateGroupName, dataFields, endpointId, null, retiredFields, writtenLabels);
    }

    /** Without what a disconnect closes. The group and its fields stay in Oneflow, where templates use them. */
    Created withoutEndpoint() {
        return new Created(templateGroupId, templateGroupName, dataFields, null, null, retiredFields, writtenLabels);
    }

    /** The group, which a step that comes after {@link Step#TEMPLATE_GROUP} can rely on. */
    long requireTemplateGroup() {
        if (templateGroupId == null) {
            throw new IllegalStateException("A step that needs the template group came before it was made");
        }
        return templateGroupId;
    }
}
