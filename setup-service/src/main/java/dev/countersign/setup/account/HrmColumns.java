package dev.countersign.setup.account;

import dev.countersign.setup.secret.SealedSecret;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the columns that the tables access and credentials have in common. */
final class HrmColumns {

    private HrmColumns() {}

    static @Nullable HrmConnection read(ResultSet row) throws SQLException {
        String kind = row.getString("hrm_kind");
        if (kind == null) {
            return null;
        }
        return new HrmConnection(
                kind,
                row.getString("hrm_base_url"),
                row.getString("hrm_authentication"),
                SealedSecret.of(row.getBytes("hrm_sealed_secret")),
                row.getString("hrm_token_url"),
                row.getString("hrm_client_id"));
    }
}
