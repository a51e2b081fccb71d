package dev.countersign.sandbox.state;

import dev.countersign.sandbox.http.ApiProblem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a contract is made from.
 *
 * @param values values of data fields by custom id, all of them known to the template group
 */
public record NewContract(
        long accountId,
        long workspaceId,
        long templateId,
        @Nullable Long templateGroupId,
        String name,
        String creatorEmail,
        List<Party> parties,
        Map<String, String> values) {

    public NewContract {
        parties = List.copyOf(parties);
        values = Map.copyOf(values);
    }

    /**
     * Only fields that the template inherited from its group can be set.
     *
     * @throws ApiProblem 400 when a value names another field
     */
    public void requireKnown(List<DataField> fields) {
        for (String customId : values.keySet()) {
            if (fields.stream()
                    .noneMatch(field -> field.active() && field.customId().equals(customId))) {
                throw ApiProblem.invalid(
                        "data_fields", "The template has no data field with the custom_id " + customId + ".");
            }
        }
    }
}
