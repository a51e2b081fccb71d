package dev.countersign.sync.audit;

import dev.countersign.events.AttributeChange;
import dev.countersign.events.EmployeeRecordSynced;
import dev.countersign.events.SyncOutcomeKind;
import dev.countersign.schemas.cloudevents.CloudEvent;
import dev.countersign.schemas.cloudevents.EventTypes;
import dev.countersign.schemas.topic.RecordKeys;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.sync.outbox.OutboxRecord;
import dev.countersign.sync.outbox.OutboxRows;
import dev.countersign.sync.tracing.TraceContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Audit rows as records of the topic. */
@Component
final class EmployeeRecordRows implements OutboxRows {

    private static final URI SOURCE = URI.create("/countersign/contract-sync-service");
    private static final TypeReference<List<RecordedChange>> CHANGES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper mapper;
    private final Clock clock;

    EmployeeRecordRows(JdbcClient jdbc, JsonMapper mapper, Clock clock) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    public List<OutboxRecord> unpublished(int most) {
        return jdbc.sql("select * from audit where published_at is null order by sequence limit :most")
                .param("most", most)
                .query(this::row)
                .list();
    }

    @Override
    public void published(List<UUID> ids) {
        int _ = jdbc.sql("update audit set published_at = :now where audit_id = any(:ids)")
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    private OutboxRecord row(ResultSet row, int number) throws SQLException {
        EmployeeRecordSynced event = EmployeeRecordSynced.newBuilder()
                .setAccountId(row.getLong("account_id"))
                .setEmployeeId(row.getString("employee_id"))
                .setContractId(row.getLong("contract_id"))
                .setContractState(row.getString("contract_state"))
                .setOutcome(SyncOutcomeKind.valueOf(row.getString("outcome")))
                .setChanges(changes(row.getString("changes")))
                .setNotTaken(texts(row.getArray("not_taken")))
                .setEventType(row.getString("event_type"))
                .setCallbackId(row.getString("callback_id"))
                .setMappingVersion(row.getString("mapping_version"))
                .setAuditId(row.getString("audit_id"))
                .setContractStateTime(instant(row, "contract_state_time"))
                .setSyncedAt(row.getObject("occurred_at", OffsetDateTime.class).toInstant())
                .build();
        return new OutboxRecord(
                UUID.fromString(event.getAuditId()), producerRecord(event, row.getString("traceparent")));
    }

    private static ProducerRecord<Object, Object> producerRecord(
            EmployeeRecordSynced event, @Nullable String traceparent) {
        ProducerRecord<Object, Object> message = new ProducerRecord<>(
                TopicNames.EMPLOYEE_RECORDS, RecordKeys.employee(event.getAccountId(), event.getEmployeeId()), event);
        String subject = "accounts/" + event.getAccountId() + "/contracts/" + event.getContractId();
        new CloudEvent(event.getAuditId(), EventTypes.EMPLOYEE_RECORD_SYNCED, SOURCE, subject, event.getSyncedAt())
                .writeTo(message.headers());
        if (traceparent != null) {
            message.headers().add(TraceContext.TRACEPARENT, traceparent.getBytes(StandardCharsets.UTF_8));
        }
        return message;
    }

    private List<AttributeChange> changes(String json) {
        return mapper.readValue(json, CHANGES).stream()
                .map(change -> new AttributeChange(change.attribute(), change.change(), change.source()))
                .toList();
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
