package dev.countersign.setup.secret;

import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.setup.outbox.OutboxSignal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Seals the secrets of one account or endpoint anew, within the caller's transaction. What others have is counted up, to be published again. */
@Component
class SecretRows {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final OutboxSignal outbox;

    SecretRows(JdbcClient jdbc, Vault vault, OutboxSignal outbox) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.outbox = outbox;
    }

    /** @throws dev.countersign.schemas.secrets.SecretUnreadableException if one of its secrets does not open */
    void resealAccount(long accountId) {
        // What is the same in both tables stays the same: a difference means to others that the admin gave us another
        // secret.
        Map<SealedSecret, SealedSecret> done = new HashMap<>();
        reseal("access", "true", "updated_at = updated_at", accountId, done);
        if (reseal("credentials", "live", "version = version + 1", accountId, done)) {
            outbox.afterCommit();
        }
    }

    void resealEndpoint(String endpointId) {
        jdbc.sql("SELECT endpoint_id FROM endpoint WHERE endpoint_id = ? FOR UPDATE")
                .param(endpointId)
                .query(String.class)
                .list();
        List<KeyRow> keys = jdbc.sql("SELECT key_id, sealed_key FROM sign_key WHERE endpoint_id = ?")
                .param(endpointId)
                .query((row, number) ->
                        new KeyRow(row.getString("key_id"), SealedSecret.of(row.getBytes("sealed_key"))))
                .list();
        for (KeyRow key : keys) {
            String opened = vault.openForEndpoint(key.sealed, endpointId);
            jdbc.sql("UPDATE sign_key SET sealed_key = :sealed WHERE endpoint_id = :endpoint AND key_id = :key")
                    .param("sealed", vault.sealForEndpoint(opened, endpointId).toBytes())
                    .param("endpoint", endpointId)
                    .param("key", key.id)
                    .update();
        }
        jdbc.sql("UPDATE endpoint SET version = version + 1 WHERE endpoint_id = ? AND open")
                .param(endpointId)
                .update();
        outbox.afterCommit();
    }

    private boolean reseal(
            String table, String onlyIf, String andAlso, long accountId, Map<SealedSecret, SealedSecret> done) {
        Secrets secrets = jdbc.sql("SELECT * FROM %s WHERE account_id = ? AND %s FOR UPDATE".formatted(table, onlyIf))
                .param(accountId)
                .query(SecretRows::read)
                .optional()
                .orElse(null);
        if (secrets == null || secrets.areCurrent(vault)) {
            return false;
        }
        return jdbc.sql("""
                        UPDATE %s SET sealed_token = :token, sealed_user_email = :email, hrm_sealed_secret = :hrm, %s
                        WHERE account_id = :account
                        """.formatted(table, andAlso))
                        .param("token", anew(secrets.token, SecretOwners.oneflowToken(accountId), done))
                        .param(
                                "email",
                                anew(secrets.email, SecretOwners.oneflowUserEmail(accountId), done),
                                java.sql.Types.BINARY)
                        .param("hrm", anew(secrets.hrm, secrets.hrmOwner(accountId), done), java.sql.Types.BINARY)
                        .param("account", accountId)
                        .update()
                == 1;
    }

    private byte @Nullable [] anew(@Nullable SealedSecret sealed, String owner, Map<SealedSecret, SealedSecret> done) {
        if (sealed == null) {
            return null;
        }
        if (vault.isCurrentCredential(sealed)) {
            return sealed.toBytes();
        }
        return done.computeIfAbsent(sealed, old -> vault.sealCredential(vault.openCredential(old, owner), owner))
                .toBytes();
    }

    private static Secrets read(ResultSet row, int number) throws SQLException {
        return new Secrets(
                SealedSecret.ofNullable(row.getBytes("sealed_token")),
                SealedSecret.ofNullable(row.getBytes("sealed_user_email")),
                SealedSecret.ofNullable(row.getBytes("hrm_sealed_secret")),
                row.getString("hrm_kind"),
                row.getString("hrm_base_url"),
                row.getString("hrm_authentication"),
                row.getString("hrm_token_url"),
                row.getString("hrm_client_id"));
    }

    private record KeyRow(String id, SealedSecret sealed) {}

    /** The secrets of a row, and what the HRM's is sealed for. */
    private record Secrets(
            @Nullable SealedSecret token,
            @Nullable SealedSecret email,
            @Nullable SealedSecret hrm,
            @Nullable String kind,
            @Nullable String baseUrl,
            @Nullable String authentication,
            @Nullable String tokenUrl,
            @Nullable String clientId) {

        boolean areCurrent(Vault vault) {
            return isCurrent(vault, token) && isCurrent(vault, email) && isCurrent(vault, hrm);
        }

        private static boolean isCurrent(Vault vault, @Nullable SealedSecret sealed) {
            return sealed == null || vault.isCurrentCredential(sealed);
        }

        String hrmOwner(long accountId) {
            return kind == null || baseUrl == null || authentication == null
                    ? ""
                    : SecretOwners.hrmSecret(accountId, kind, baseUrl, authentication, tokenUrl, clientId);
        }
    }
}
