package dev.countersign.setup.provisioning;

import dev.countersign.setup.account.CreatedField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the saga has found or made so far; kept for the next run, which looks there first. */
public record Created(
        @Nullable Long templateGroupId,
        @Nullable String templateGroupName,
        List<CreatedField> dataFields,
        @Nullable String endpointId,
        @Nullable Long webhookId) {

    public static final Created NOTHING = new Created(null, null, List.of(), null, null);

    public Created {
        dataFields = List.copyOf(dataFields);
    }

    Created withTemplateGroup(long id, String name) {
        return new Created(id, name, dataFields, endpointId, webhookId);
    }

    Created withDataFields(List<CreatedField> fields) {
        return new Created(templateGroupId, templateGroupName, fields, endpointId, webhookId);
    }

    Created withEndpoint(String id) {
        return new Created(templateGroupId, templateGroupName, dataFields, id, webhookId);
    }

    Created withWebhook(long id) {
        return new Created(templateGroupId, templateGroupName, dataFields, endpointId, id);
    }

    /** The group, which a step that comes after {@link Step#TEMPLATE_GROUP} can rely on. */
    long requireTemplateGroup() {
        if (templateGroupId == null) {
            throw new IllegalStateException("A step that needs the template group came before it was made");
        }
        return templateGroupId;
    }
}
