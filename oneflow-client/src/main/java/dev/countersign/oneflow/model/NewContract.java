package dev.countersign.oneflow.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contract to be created from a template. Holds personal data, so {@link #toString()} shows only ids.
 *
 * @param name at most 130 characters; null = the template's
 * @param fields values by custom id; only fields inherited from the template's group can be set
 * @param parties the other sides, at most 40
 */
public record NewContract(
        long workspaceId, long templateId, @Nullable String name, Map<String, String> fields, List<NewParty> parties) {

    /** The longest name Oneflow takes. */
    public static final int MAX_NAME_LENGTH = 130;

    private static final int MAX_PARTIES = 40;

    public NewContract {
        if (name != null) {
            Texts.requireLength("name of a contract", name, 1, MAX_NAME_LENGTH);
        }
        fields = Map.copyOf(fields);
        fields.forEach((customId, value) ->
                Texts.requireLength("value of the data field " + customId, value, 0, ContractField.MAX_VALUE_LENGTH));
        parties = List.copyOf(parties);
        if (parties.size() > MAX_PARTIES) {
            throw new IllegalArgumentException(
                    "A contract has %d parties, but Oneflow accepts %d".formatted(parties.size(), MAX_PARTIES));
        }
    }

    @Override
    public String toString() {
        return "NewContract[workspaceId=%d, templateId=%d]".formatted(workspaceId, templateId);
    }
}
