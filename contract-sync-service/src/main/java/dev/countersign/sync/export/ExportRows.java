package dev.countersign.sync.export;

import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.schemas.secrets.SecretUnreadableException;
import dev.countersign.sync.audit.RecordedChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The audit page by page, oldest first: between two pages no connection is held, however slow the reader is. */
@Component
final class ExportRows {

    private static final TypeReference<List<RecordedChange>> CHANGES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Map<String, @Nullable String>>> VALUES = new TypeReference<>() {};

    /** An entry, and where the page after it begins. */
    record Row(long sequence, ExportedEntry entry) {}

    private record Opened(String state, Map<String, Map<String, @Nullable String>> values) {
        static Opened without(String state) {
            return new Opened(state, Map.of());
        }
    }

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final JsonMapper mapper;

    ExportRows(JdbcClient jdbc, SecretBox box, JsonMapper mapper) {
        this.jdbc = jdbc;
        this.box = box;
        this.mapper = mapper;
    }

    /** The last entry there is: what is added during an export is not part of it. */
    long last() {
        return jdbc.sql("select coalesce(max(sequence), 0) from audit")
                .query(Long.class)
                .single();
    }

    /** Entries after one and up to another, the oldest first. */
    List<Row> page(ExportQuery query, long after, long last, int most) {
        return rows(query, after, last, most, "asc");
    }

    /** Entries before one, the newest first. */
    List<Row> pageBefore(ExportQuery query, long before, int most) {
        return rows(query, 0, before - 1, most, "desc");
    }

    /** @param order {@code asc} or {@code desc}, and nothing else */
    private List<Row> rows(ExportQuery query, long after, long last, int most, String order) {
        return jdbc.sql("""
                        select * from audit
                        where account_id = :account and sequence > :after and sequence <= :last
                          and (cast(:employee as text) is null or employee_id = :employee)
                          and (cast(:contract as bigint) is null or contract_id = :contract)
                          and (cast(:from as timestamptz) is null or occurred_at >= :from)
                          and (cast(:to as timestamptz) is null or occurred_at < :to)
                        order by sequence %s limit :most""".formatted(order))
                .param("account", query.accountId())
                .param("after", after)
                .param("last", last)
                .param("employee", query.employeeId(), Types.VARCHAR)
                .param("contract", query.contractId(), Types.BIGINT)
                .param("from", time(query.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("to", time(query.to()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("most", most)
                .query((row, _) -> new Row(row.getLong("sequence"), entry(row, query.values())))
                .list();
    }

    private ExportedEntry entry(ResultSet row, boolean wanted) throws SQLException {
        Opened opened = opened(row.getLong("account_id"), row.getBytes("sealed_values"), wanted);
        return new ExportedEntry(
                row.getObject("audit_id", UUID.class),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getLong("account_id"),
                row.getString("employee_id"),
                row.getLong("contract_id"),
                row.getString("outcome").toLowerCase(Locale.ROOT),
                row.getString("contract_state"),
                instant(row, "contract_state_time"),
                row.getString("event_type"),
                row.getString("callback_id"),
                row.getString("mapping_version"),
                row.getString("traceparent"),
                Arrays.asList((String[]) row.getArray("not_taken").getArray()),
                opened.state(),
                row.getObject("erasure_id", UUID.class),
                changes(row.getString("changes"), opened.values()));
    }

    private Opened opened(long accountId, byte @Nullable [] sealed, boolean wanted) {
        if (sealed == null) {
            return Opened.without("erased");
        }
        if (!wanted) {
            return Opened.without("left_out");
        }
        try {
            return new Opened(
                    "present", mapper.readValue(box.open(sealed, SecretOwners.auditValues(accountId)), VALUES));
        } catch (SecretUnreadableException e) {
            // One entry of an older keyset is no reason to have no export: it says so in its place.
            return Opened.without("unreadable");
        }
    }

    private List<ExportedEntry.Change> changes(String json, Map<String, Map<String, @Nullable String>> values) {
        return mapper.readValue(json, CHANGES).stream()
                .map(change -> {
                    Map<String, @Nullable String> both = values.getOrDefault(change.attribute(), Map.of());
                    return new ExportedEntry.Change(
                            change.attribute(),
                            change.change(),
                            change.source(),
                            both.get("before"),
                            both.get("after"));
                })
                .toList();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
