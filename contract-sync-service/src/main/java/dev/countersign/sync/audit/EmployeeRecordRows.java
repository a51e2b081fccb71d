package dev.countersign.sync.audit;

import dev.countersign.events.AttributeChange;
import dev.countersign.events.EmployeeRecordSynced;
import dev.countersign.events.SyncOutcomeKind;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Audit rows as records of the topic. */
@Component
final class EmployeeRecordRows {

    /** A record to publish, and the trace it belongs to. */
    record Row(EmployeeRecordSynced event, @Nullable String traceparent) {}

    private static final TypeReference<List<RecordedChange>> CHANGES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper mapper;

    EmployeeRecordRows(JdbcClient jdbc, JsonMapper mapper) {
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    List<Row> unpublished(int most) {
        return jdbc.sql("select * from audit where published_at is null order by sequence limit :most")
                .param("most", most)
                .query(this::row)
                .list();
    }

    private Row row(ResultSet row, int number) throws SQLException {
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
        return new Row(event, row.getString("traceparent"));
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
