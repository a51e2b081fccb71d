package dev.countersign.setup.account;

import dev.countersign.setup.outbox.OutboxSignal;
import dev.countersign.setup.tracing.TraceParent;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of credentials that the sync service works with. */
@Component
public class CredentialsStore {

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

    /** Takes over what the admin gave us, if it is not exactly what others have already. */
    @Transactional
    public void takeOver(long accountId) {
        jdbc.sql("""
                        INSERT INTO credentials AS c (account_id, live, sealed_token, sealed_user_email, hrm_kind, hrm_base_url,
                            hrm_authentication, hrm_sealed_secret, hrm_token_url, hrm_client_id, updated_at, version, traceparent)
                        SELECT account_id, true, sealed_token, sealed_user_email, hrm_kind, hrm_base_url,
                            hrm_authentication, hrm_sealed_secret, hrm_token_url, hrm_client_id,
                            CAST(:now AS timestamptz), 1, CAST(:trace AS text)
                        FROM access WHERE account_id = :account
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
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("trace", trace.current())
                .param("account", accountId)
                .update();
        outbox.afterCommit();
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
