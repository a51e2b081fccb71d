package dev.countersign.setup.account;

import dev.countersign.setup.outbox.OutboxSignal;
import dev.countersign.setup.tracing.TraceParent;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of credentials that the sync service works with. */
@Component
public class CredentialsStore {

    /** What others have; where they have nothing yet, what the admin gave us. */
    private static final String KNOWN_HRM = """
            SELECT k.hrm_kind, k.hrm_base_url, k.hrm_authentication, k.hrm_sealed_secret, k.hrm_token_url, k.hrm_client_id
            FROM credentials k WHERE k.account_id = a.account_id AND k.live
            UNION ALL
            SELECT a.hrm_kind, a.hrm_base_url, a.hrm_authentication, a.hrm_sealed_secret, a.hrm_token_url, a.hrm_client_id
            WHERE NOT EXISTS (SELECT 1 FROM credentials n WHERE n.account_id = a.account_id AND n.live)
            """;

    private final JdbcClient jdbc;
    private final OutboxSignal outbox;
    private final TraceParent trace;
    private final Clock clock;

    CredentialsStore(JdbcClient jdbc, OutboxSignal outbox, TraceParent trace, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.trace = trace;
        this.clock = clock;
    }

    /**
     * Takes over what the admin gave us, if it is not exactly what others have already.
     *
     * @param withHrm false keeps the HRM that others have, because the admin has not confirmed another one
     */
    @Transactional
    public void takeOver(long accountId, boolean withHrm) {
        jdbc.sql("""
                        INSERT INTO credentials AS c (account_id, live, sealed_token, sealed_user_email, hrm_kind, hrm_base_url,
                            hrm_authentication, hrm_sealed_secret, hrm_token_url, hrm_client_id, updated_at, version, traceparent)
                        SELECT a.account_id, true, a.sealed_token, a.sealed_user_email, h.hrm_kind, h.hrm_base_url,
                            h.hrm_authentication, h.hrm_sealed_secret, h.hrm_token_url, h.hrm_client_id,
                            CAST(:now AS timestamptz), 1, CAST(:trace AS text)
                        FROM access a LEFT JOIN LATERAL (%s) h ON true WHERE a.account_id = :account
                        ON CONFLICT (account_id) DO UPDATE SET live = true,
                            sealed_token = excluded.sealed_token, sealed_user_email = excluded.sealed_user_email,
                            hrm_kind = excluded.hrm_kind, hrm_base_url = excluded.hrm_base_url,
                            hrm_authentication = excluded.hrm_authentication, hrm_sealed_secret = excluded.hrm_sealed_secret,
                            hrm_token_url = excluded.hrm_token_url, hrm_client_id = excluded.hrm_client_id,
                            updated_at = excluded.updated_at, version = c.version + 1, traceparent = excluded.traceparent
                        WHERE (c.live, c.sealed_token, c.sealed_user_email, c.hrm_kind, c.hrm_base_url,
                                c.hrm_authentication, c.hrm_sealed_secret, c.hrm_token_url, c.hrm_client_id)
                            IS DISTINCT FROM (true, excluded.sealed_token, excluded.sealed_user_email, excluded.hrm_kind,
                                excluded.hrm_base_url, excluded.hrm_authentication, excluded.hrm_sealed_secret,
                                excluded.hrm_token_url, excluded.hrm_client_id)
                        """.formatted(withHrm ? "SELECT a.*" : KNOWN_HRM))
                .param("now", OffsetDateTime.now(clock))
                .param("trace", trace.current())
                .param("account", accountId)
                .update();
        outbox.afterCommit();
    }

    /** The kind of HRM that others work with, null while there is none. */
    public @Nullable String hrmKind(long accountId) {
        return jdbc.sql("SELECT hrm_kind FROM credentials WHERE account_id = ? AND hrm_kind IS NOT NULL")
                .param(accountId)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** Whether the token that others have is another one than the admin gave us last. */
    public boolean isTokenBehind(long accountId) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM access a JOIN credentials c ON c.account_id = a.account_id AND c.live
                        WHERE a.account_id = ? AND (a.sealed_token, a.sealed_user_email)
                            IS DISTINCT FROM (c.sealed_token, c.sealed_user_email))
                        """).param(accountId).query(Boolean.class).single();
    }

    /** Forgets the credentials here and, by a tombstone, in Kafka. */
    @Transactional
    public void forget(long accountId) {
        jdbc.sql("""
                        UPDATE credentials SET live = false, sealed_token = NULL, sealed_user_email = NULL, hrm_kind = NULL,
                            hrm_base_url = NULL, hrm_authentication = NULL, hrm_sealed_secret = NULL, hrm_token_url = NULL,
                            hrm_client_id = NULL, updated_at = :now, version = version + 1, traceparent = :trace
                        WHERE account_id = :account AND live
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("trace", trace.current())
                .param("account", accountId)
                .update();
        outbox.afterCommit();
    }
}
