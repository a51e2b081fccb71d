package dev.countersign.setup.secret;

import dev.countersign.schemas.secrets.SecretUnreadableException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals every kept secret anew with the primary keys, so that older keys can be removed; what others have of it is published again. Each account
 * and endpoint is a transaction of its own, and what is sealed with the primary key already is left alone: it goes on wherever it was stopped.
 */
@Component
public class Resealing {

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
    private static final String STALE_CREDENTIALS =
            """
            SELECT account_id FROM access WHERE account_id > :after AND (%1$s OR %2$s OR %3$s)
            UNION
            SELECT account_id FROM credentials WHERE account_id > :after AND live AND (%1$s OR %2$s OR %3$s)
            """.formatted(isStale("sealed_token"), isStale("sealed_user_email"), isStale("hrm_sealed_secret"));
    private static final String STALE_ENDPOINTS = """
            SELECT DISTINCT endpoint_id FROM sign_key
            WHERE endpoint_id > :after AND %s
            """.formatted(isStale("sealed_key"));

    private final JdbcClient jdbc;
    private final Vault vault;
    private final SecretRows rows;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Resealing(JdbcClient jdbc, Vault vault, SecretRows rows, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Asks for everything to be sealed anew, from the beginning; done in the background. */
    public ResealingState request() {
        jdbc.sql("""
                        INSERT INTO resealing (requested_at) VALUES (:now)
                        ON CONFLICT (only_row) DO UPDATE SET requested_at = excluded.requested_at, finished_at = NULL,
                            after_account = 0, after_endpoint = '', resealed = 0, unreadable = 0
                        """).param("now", OffsetDateTime.now(clock)).update();
        return state();
    }

    public ResealingState state() {
        long credentials = count(STALE_CREDENTIALS, 0L, vault.currentCredentialPrefix());
        long endpoints = count(STALE_ENDPOINTS, "", vault.currentEndpointPrefix());
        return jdbc.sql("SELECT * FROM resealing")
                .query((row, number) -> new ResealingState(
                        instant(row, "requested_at"),
                        instant(row, "finished_at"),
                        row.getLong("resealed"),
                        row.getLong("unreadable"),
                        credentials,
                        endpoints))
                .optional()
                .orElseGet(() -> new ResealingState(null, null, 0, 0, credentials, endpoints));
    }

    /** Seals some more anew, if that was asked for and is not done. */
    void turn(int limit) {
        Cursor cursor = jdbc.sql("SELECT after_account, after_endpoint FROM resealing WHERE finished_at IS NULL")
                .query((row, number) -> new Cursor(row.getLong("after_account"), row.getString("after_endpoint")))
                .optional()
                .orElse(null);
        if (cursor == null) {
            return;
        }
        List<Long> accounts =
                stale(STALE_CREDENTIALS, cursor.account, vault.currentCredentialPrefix(), limit, Long.class);
        accounts.forEach(this::account);
        List<String> endpoints =
                stale(STALE_ENDPOINTS, cursor.endpoint, vault.currentEndpointPrefix(), limit, String.class);
        endpoints.forEach(this::endpoint);
        if (accounts.isEmpty() && endpoints.isEmpty()) {
            finish();
        }
    }

    private void account(long accountId) {
        one("UPDATE resealing SET after_account = :id", accountId, () -> rows.resealAccount(accountId));
    }

    private void endpoint(String endpointId) {
        one("UPDATE resealing SET after_endpoint = :id", endpointId, () -> rows.resealEndpoint(endpointId));
    }

    /** The cursor moves in the same transaction; what can't be opened is passed by, so that it holds nothing else up. */
    private void one(String cursor, Object id, Runnable work) {
        try {
            transactions.executeWithoutResult(_ -> {
                work.run();
                int _ = jdbc.sql(cursor + ", resealed = resealed + 1")
                        .param("id", id)
                        .update();
            });
        } catch (SecretUnreadableException e) {
            LOG.atError()
                    .addKeyValue("id", id)
                    .addKeyValue("reason", e.getMessage())
                    .log("A secret can't be sealed anew; put its key back into the keyset and ask again");
            int _ = jdbc.sql(cursor + ", unreadable = unreadable + 1")
                    .param("id", id)
                    .update();
        }
    }

    /** Somebody may have put back an older ciphertext behind the cursor: then once more from the beginning. */
    private void finish() {
        ResealingState state = state();
        if (state.credentialsRemaining() + state.endpointsRemaining() > state.unreadable()) {
            int _ = jdbc.sql("UPDATE resealing SET after_account = 0, after_endpoint = '', unreadable = 0")
                    .update();
            return;
        }
        int _ = jdbc.sql("UPDATE resealing SET finished_at = :now WHERE finished_at IS NULL")
                .param("now", OffsetDateTime.now(clock))
                .update();
        LOG.atInfo()
                .addKeyValue("resealed", state.resealed())
                .addKeyValue("unreadable", state.unreadable())
                .log("Every secret is sealed with the primary keys");
    }

    /** A condition that is not true of an empty column. */
    private static String isStale(String column) {
        return "coalesce(substring(" + column + " FROM 1 FOR length(:prefix)) <> :prefix, false)";
    }

    private <T> List<T> stale(String sql, Object after, byte[] prefix, int limit, Class<T> type) {
        return jdbc.sql(sql + " ORDER BY 1 LIMIT :limit")
                .param("after", after)
                .param("prefix", prefix)
                .param("limit", limit)
                .query(type)
                .list();
    }

    private long count(String sql, Object after, byte[] prefix) {
        return jdbc.sql("SELECT count(*) FROM (" + sql + ") stale")
                .param("after", after)
                .param("prefix", prefix)
                .query(Long.class)
                .single();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private record Cursor(long account, String endpoint) {}
}
