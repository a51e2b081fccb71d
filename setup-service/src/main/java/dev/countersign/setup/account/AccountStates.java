package dev.countersign.setup.account;

import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.MappedDataField;
import dev.countersign.events.MappingOwner;
import dev.countersign.events.ProvisionedDataField;
import dev.countersign.schemas.cloudevents.EventTypes;
import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.schemas.topic.RecordKeys;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.setup.mapping.FieldMapping;
import dev.countersign.setup.mapping.MappingJson;
import dev.countersign.setup.outbox.PendingState;
import dev.countersign.setup.outbox.StateTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The accounts' states for the topic that every internal system reads. Relayed last: what it announces is there then. */
@Component
@Order(3)
final class AccountStates implements StateTable {

    private static final String TABLE = "account";

    private final JdbcTemplate jdbc;
    private final IntegrationDescription integration;

    AccountStates(JdbcTemplate jdbc, IntegrationDescription integration) {
        this.jdbc = jdbc;
        this.integration = integration;
    }

    @Override
    public String topic() {
        return TopicNames.ACCOUNT_PROVISIONED;
    }

    @Override
    public String eventType() {
        return EventTypes.ACCOUNT_PROVISIONED;
    }

    @Override
    public List<PendingState> claim(int limit) {
        return jdbc.query("""
                        SELECT a.*, m.fields AS mapping FROM account a LEFT JOIN field_mapping m
                            ON m.account_id = a.account_id AND m.mapping_version = a.mapping_version
                        WHERE a.published_version < a.version ORDER BY a.occurred_at LIMIT ? FOR UPDATE OF a SKIP LOCKED
                        """, (row, number) -> toState(AccountRow.read(row, number), row.getString("mapping")), limit);
    }

    @Override
    public void markPublished(List<PendingState> acknowledged) {
        PublishedVersions.mark(jdbc, TABLE, "account_id", "bigint", acknowledged);
    }

    @Override
    public long lag() {
        return PublishedVersions.lag(jdbc, TABLE);
    }

    @Override
    public Optional<Instant> laggingSince() {
        return PublishedVersions.laggingSince(jdbc, TABLE, "occurred_at");
    }

    /** @param mapping the admin's own as JSON; null: the one of integration.yaml */
    private PendingState toState(Account account, @Nullable String mapping) {
        return new PendingState(
                RecordKeys.account(account.accountId()),
                account.version(),
                toEvent(account, mapping),
                "accounts/" + account.accountId(),
                account.occurredAt(),
                account.traceparent());
    }

    private AccountProvisioned toEvent(Account account, @Nullable String mapping) {
        return AccountProvisioned.newBuilder()
                .setAccountId(account.accountId())
                .setAccountName(account.name())
                .setState(toEvent(account.state()))
                .setStateReason(account.stateReason())
                .setVersion(account.version())
                .setIntegrationName(integration.name())
                .setTemplateGroupId(account.templateGroupId())
                .setTemplateGroupName(account.templateGroupName())
                .setDataFields(account.dataFields().stream()
                        .map(AccountStates::toEvent)
                        .toList())
                .setEndpointId(account.endpointId())
                .setWebhookId(account.webhookId())
                .setHrmKind(account.hrmKind())
                .setMappingVersion(account.mappingVersion())
                .setMapping(mapping == null ? List.of() : toEvent(MappingJson.read(mapping)))
                .setOccurredAt(account.occurredAt())
                .build();
    }

    private static List<MappedDataField> toEvent(FieldMapping mapping) {
        return mapping.fields().stream()
                .map(field -> MappedDataField.newBuilder()
                        .setCustomId(field.customId())
                        .setAttribute(field.attribute())
                        .setOwner(MappingOwner.valueOf(field.owner().name()))
                        .build())
                .toList();
    }

    private static ProvisionedDataField toEvent(CreatedField field) {
        return ProvisionedDataField.newBuilder()
                .setCustomId(field.customId())
                .setName(field.name())
                .setDataFieldId(field.dataFieldId())
                .build();
    }

    private static dev.countersign.events.AccountState toEvent(AccountState state) {
        return switch (state) {
            case NEW -> dev.countersign.events.AccountState.UNKNOWN;
            case PROVISIONED -> dev.countersign.events.AccountState.PROVISIONED;
            case SUSPENDED -> dev.countersign.events.AccountState.SUSPENDED;
            case DEPROVISIONED -> dev.countersign.events.AccountState.DEPROVISIONED;
        };
    }
}
