package dev.countersign.setup.account;

import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.schemas.secrets.SecretUnreadableException;
import dev.countersign.setup.secret.SealedSecret;
import dev.countersign.setup.secret.Vault;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of what admins gave us. */
@Component
public class AccessStore {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    AccessStore(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    public Optional<Access> find(long accountId) {
        return jdbc.sql("SELECT * FROM access WHERE account_id = ?")
                .param(accountId)
                .query((row, number) -> new Access(
                        accountId,
                        SealedSecret.of(row.getBytes("sealed_token")),
                        SealedSecret.ofNullable(row.getBytes("sealed_user_email")),
                        HrmColumns.read(row)))
                .optional();
    }

    /**
     * Keeps the token, and the e-mail when one was given. Bytes stay as they are when the secret is the same, because other systems are
     * told of a change by comparing bytes.
     *
     * @return whether the token is another one than before
     */
    @Transactional
    public boolean keepToken(long accountId, String token, @Nullable String userEmail) {
        String tokenOwner = SecretOwners.oneflowToken(accountId);
        String emailOwner = SecretOwners.oneflowUserEmail(accountId);
        Optional<Access> before = find(accountId);
        boolean sameToken = before.map(Access::sealedToken)
                .filter(kept -> opensTo(kept, tokenOwner, token))
                .isPresent();
        boolean sameEmail = userEmail == null
                || before.map(Access::sealedUserEmail)
                        .filter(kept -> opensTo(kept, emailOwner, userEmail))
                        .isPresent();
        if (sameToken && sameEmail) {
            return false;
        }
        byte[] sealedToken = sameToken
                ? before.orElseThrow().sealedToken().toBytes()
                : vault.sealCredential(token, tokenOwner).toBytes();
        byte[] sealedEmail = sameEmail || userEmail == null
                ? null
                : vault.sealCredential(userEmail, emailOwner).toBytes();
        jdbc.sql("""
                        INSERT INTO access (account_id, sealed_token, sealed_user_email, updated_at)
                        VALUES (:account, :token, :email, :now)
                        ON CONFLICT (account_id) DO UPDATE SET
                            sealed_token = excluded.sealed_token,
                            sealed_user_email = coalesce(excluded.sealed_user_email, access.sealed_user_email),
                            updated_at = excluded.updated_at
                        """)
                .param("account", accountId)
                .param("token", sealedToken)
                .param("email", sealedEmail, java.sql.Types.BINARY)
                .param("now", OffsetDateTime.now(clock))
                .update();
        return !sameToken;
    }

    /** Keeps the HRM. @return false if the account was forgotten meanwhile */
    public boolean keepHrm(long accountId, HrmConnection hrm) {
        return jdbc.sql("""
                        UPDATE access SET hrm_kind = :kind, hrm_base_url = :url, hrm_authentication = :authentication,
                            hrm_sealed_secret = :secret, hrm_token_url = :tokenUrl, hrm_client_id = :clientId, updated_at = :now
                        WHERE account_id = :account
                        """)
                        .param("kind", hrm.kind())
                        .param("url", hrm.baseUrl())
                        .param("authentication", hrm.authentication())
                        .param("secret", hrm.sealedSecret().toBytes())
                        .param("tokenUrl", hrm.tokenUrl())
                        .param("clientId", hrm.clientId())
                        .param("now", OffsetDateTime.now(clock))
                        .param("account", accountId)
                        .update()
                == 1;
    }

    /** Forgets everything that the admin gave us. */
    public void forget(long accountId) {
        jdbc.sql("DELETE FROM access WHERE account_id = ?").param(accountId).update();
    }

    /** A ciphertext of a key that was removed counts as another secret: it is sealed anew. */
    private boolean opensTo(SealedSecret sealed, String owner, String secret) {
        try {
            return vault.openCredential(sealed, owner).equals(secret);
        } catch (SecretUnreadableException _) {
            return false;
        }
    }
}
