package dev.countersign.setup.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Reads a row of the table account. */
final class AccountRow {

    private AccountRow() {}

    static Account read(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getLong("account_id"),
                row.getString("name"),
                AccountState.valueOf(row.getString("state")),
                row.getString("state_reason"),
                row.getObject("template_group_id", Long.class),
                row.getString("template_group_name"),
                FieldsJson.read(row.getString("data_fields")),
                row.getString("endpoint_id"),
                row.getObject("webhook_id", Long.class),
                row.getString("hrm_kind"),
                row.getString("mapping_version"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"),
                row.getLong("published_version"),
                row.getString("traceparent"));
    }
}
