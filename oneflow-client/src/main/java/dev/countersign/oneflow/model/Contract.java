package dev.countersign.oneflow.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A contract. Holds personal data, so {@link #toString()} shows only ids and states.
 *
 * @param name as the owner side sees it ({@code _private.name})
 * @param templateId null when Oneflow doesn't know it <i>yet</i>: template information lags up to a minute behind creation
 * @param templateGroupId the template group ({@code template_type_id}); null as above
 * @param fields empty in lists, which don't carry data fields
 * @param lifecycle null when Oneflow sent none
 * @param stateUpdatedTime when the state last changed
 * @param updatedTime when anything last changed
 */
public record Contract(
        long id,
        @Nullable String name,
        OpenValue<ContractState> state,
        @Nullable Long templateId,
        @Nullable Long templateGroupId,
        @Nullable Long workspaceId,
        List<Party> parties,
        List<ContractField> fields,
        @Nullable Lifecycle lifecycle,
        @Nullable Instant createdTime,
        @Nullable Instant publishedTime,
        @Nullable Instant signingPeriodExpiryTime,
        @Nullable Instant stateUpdatedTime,
        @Nullable Instant updatedTime) {

    public Contract {
        parties = List.copyOf(parties);
        fields = List.copyOf(fields);
    }

    /** The data field with this custom id. */
    public Optional<ContractField> field(String customId) {
        return fields.stream()
                .filter(field -> customId.equals(field.customId()))
                .findFirst();
    }

    /** All persons of the other sides: for an employment contract, the employee. */
    public List<Participant> counterparts() {
        return parties.stream()
                .filter(party -> !party.mine())
                .flatMap(party -> party.participants().stream())
                .toList();
    }

    @Override
    public String toString() {
        return "Contract[id=%d, state=%s, templateGroupId=%s, updatedTime=%s]"
                .formatted(id, state, templateGroupId, updatedTime);
    }
}
