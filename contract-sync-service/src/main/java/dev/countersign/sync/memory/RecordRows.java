package dev.countersign.sync.memory;

import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.schemas.secrets.SecretUnreadableException;
import dev.countersign.sync.hrm.ContractClaim;
import dev.countersign.sync.hrm.KnownValue;
import dev.countersign.sync.hrm.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code hrm_record}. */
@Component
final class RecordRows {

    private static final Logger LOG = LoggerFactory.getLogger(RecordRows.class);
    private static final TypeReference<Map<String, KnownValue>> VALUES = new TypeReference<>() {};

    /** A record that is remembered; version 0: it is not. */
    record Row(long version, @Nullable ContractClaim follows, Map<String, KnownValue> values) {
        static final Row NONE = new Row(0, null, Map.of());
    }

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final JsonMapper mapper;
    private final Clock clock;

    RecordRows(JdbcClient jdbc, SecretBox box, JsonMapper mapper, Clock clock) {
        this.jdbc = jdbc;
        this.box = box;
        this.mapper = mapper;
        this.clock = clock;
    }

    Row find(RecordId id) {
        return jdbc.sql("""
                        select version, contract_id, contract_standing, contract_signed_at, sealed_values from hrm_record
                        where account_id = :account and hrm = :hrm and employee_id = :employee""")
                .param("account", id.accountId())
                .param("hrm", id.hrm())
                .param("employee", id.employeeId())
                .query((row, _) -> row(id, row))
                .optional()
                .orElse(Row.NONE);
    }

    /** Whether the memory was still the one that was seen. */
    boolean save(RecordId id, long seen, @Nullable ContractClaim follows, Map<String, KnownValue> values) {
        Instant signedAt = follows == null ? null : follows.signedAt();
        return jdbc.sql("""
                        insert into hrm_record as r (account_id, hrm, employee_id, version, contract_id, contract_standing,
                            contract_signed_at, sealed_values, updated_at)
                        values (:account, :hrm, :employee, :seen + 1, :contract, :standing, :signedAt, :sealed, :now)
                        on conflict (account_id, hrm, employee_id) do update set
                            version = r.version + 1, contract_id = excluded.contract_id,
                            contract_standing = excluded.contract_standing,
                            contract_signed_at = excluded.contract_signed_at, sealed_values = excluded.sealed_values,
                            updated_at = excluded.updated_at
                        where r.version = :seen""")
                        .param("account", id.accountId())
                        .param("hrm", id.hrm())
                        .param("employee", id.employeeId())
                        .param("seen", seen)
                        .param("contract", follows == null ? null : follows.contractId())
                        .param(
                                "standing",
                                follows == null ? null : follows.standing().name())
                        .param("signedAt", time(signedAt))
                        .param(
                                "sealed",
                                box.seal(mapper.writeValueAsString(values), SecretOwners.auditValues(id.accountId())))
                        .param("now", time(clock.instant()))
                        .update()
                == 1;
    }

    void release(RecordId id, long contractId) {
        int _ = jdbc.sql("""
                        update hrm_record set contract_id = null, contract_standing = null, contract_signed_at = null,
                            version = version + 1
                        where account_id = :account and hrm = :hrm and employee_id = :employee
                            and contract_id = :contract""")
                .param("account", id.accountId())
                .param("hrm", id.hrm())
                .param("employee", id.employeeId())
                .param("contract", contractId)
                .update();
    }

    private Row row(RecordId id, ResultSet row) throws SQLException {
        String standing = row.getString("contract_standing");
        OffsetDateTime signedAt = row.getObject("contract_signed_at", OffsetDateTime.class);
        ContractClaim follows = standing == null
                ? null
                : new ContractClaim(
                        row.getLong("contract_id"),
                        Standing.valueOf(standing),
                        signedAt == null ? null : signedAt.toInstant());
        return new Row(row.getLong("version"), follows, values(id, row.getBytes("sealed_values")));
    }

    private Map<String, KnownValue> values(RecordId id, byte[] sealed) {
        try {
            return mapper.readValue(box.open(sealed, SecretOwners.auditValues(id.accountId())), VALUES);
        } catch (SecretUnreadableException e) {
            LOG.atError()
                    .addKeyValue("account", id.accountId())
                    .addKeyValue("employee", id.employeeId())
                    .log(
                            "What was last written to an employee's record does not open with the credentials keyset: changes by"
                                    + " hand are not noticed there until the next sync. Compare the keyset with the one before.");
            return Map.of();
        }
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
