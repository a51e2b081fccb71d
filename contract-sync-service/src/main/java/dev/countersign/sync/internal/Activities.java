package dev.countersign.sync.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how an account's contracts fare from their rows. */
@Component
final class Activities {

    private final JdbcClient jdbc;

    Activities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of an account that nothing was ever heard of: nulls and zeros. */
    AccountActivity of(long accountId) {
        return jdbc.sql("""
                        select max(last_event_at) as seen,
                            max(last_synced_at) filter (where employee_id is not null) as synced,
                            count(*) filter (where state = 'dirty') as waiting,
                            count(*) filter (where state = 'parked') as parked,
                            min(dirty_since) filter (where state = 'dirty') as waiting_since
                        from contract_sync where account_id = ?""").param(accountId).query(Activities::read).single();
    }

    private static AccountActivity read(ResultSet row, int number) throws SQLException {
        return new AccountActivity(
                instant(row, "seen"),
                instant(row, "synced"),
                row.getLong("waiting"),
                row.getLong("parked"),
                instant(row, "waiting_since"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
