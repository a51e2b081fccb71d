package dev.countersign.setup.account;

import dev.countersign.setup.outbox.OutboxSignal;
import dev.countersign.setup.tracing.TraceParent;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of accounts. Each change of the public state counts the version up, and the outbox relays it. */
@Component
public class AccountStore {

    private final JdbcClient jdbc;
    private final OutboxSignal outbox;
    private final TraceParent trace;
    private final Clock clock;

    AccountStore(JdbcClient jdbc, OutboxSignal outbox, TraceParent trace, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.trace = trace;
        this.clock = clock;
    }

    public Optional<Account> find(long accountId) {
        return jdbc.sql("SELECT * FROM account WHERE account_id = ?")
                .param(accountId)
                .query(AccountRow::read)
                .optional();
    }

    /** Accounts by id, from the one after {@code afterId}. */
    public List<Account> list(long afterId, int limit) {
        return jdbc.sql("SELECT * FROM account WHERE account_id > ? ORDER BY account_id LIMIT ?")
                .params(afterId, limit)
                .query(AccountRow::read)
                .list();
    }

    /**
     * Accounts by id, from the one after {@code afterId}.
     *
     * @param text part of the name, or the id; empty: any
     * @param state null: any
     */
    public List<Account> search(String text, @Nullable AccountState state, long afterId, int limit) {
        return jdbc.sql("""
                        SELECT * FROM account
                        WHERE account_id > :after AND (CAST(:state AS text) IS NULL OR state = :state)
                            AND (:text = '' OR CAST(account_id AS text) = :text OR position(lower(:text) IN lower(name)) > 0)
                        ORDER BY account_id LIMIT :limit
                        """)
                .param("after", afterId)
                .param("state", state == null ? null : state.name())
                .param("text", text)
                .param("limit", limit)
                .query(AccountRow::read)
                .list();
    }

    /** An admin of the account is here; a new name becomes public if the account is. */
    @Transactional
    public void met(long accountId, String name) {
        jdbc.sql("""
                        INSERT INTO account (account_id, name, state, occurred_at) VALUES (:account, :name, 'NEW', :now)
                        ON CONFLICT (account_id) DO UPDATE SET
                            name = excluded.name,
                            version = account.version + CASE WHEN account.version > 0 THEN 1 ELSE 0 END,
                            traceparent = :trace
                        WHERE account.name IS DISTINCT FROM excluded.name
                        """)
                .param("account", accountId)
                .param("name", name)
                .param("now", OffsetDateTime.now(clock))
                .param("trace", trace.current())
                .update();
        outbox.afterCommit();
    }

    /** The account is ready: says so to others, if they don't know exactly this already. */
    @Transactional
    public void provisioned(long accountId, Provision provision, @Nullable String hrmKind) {
        jdbc.sql("""
                        UPDATE account SET state = 'PROVISIONED', state_reason = NULL,
                            template_group_id = :group, template_group_name = :groupName,
                            data_fields = CAST(:fields AS jsonb), endpoint_id = :endpoint, webhook_id = :webhook,
                            hrm_kind = :hrm, mapping_version = :mapping,
                            occurred_at = :now, version = version + 1, traceparent = :trace
                        WHERE account_id = :account AND (state, template_group_id, template_group_name, data_fields,
                                endpoint_id, webhook_id, hrm_kind, mapping_version)
                            IS DISTINCT FROM ('PROVISIONED', CAST(:group AS bigint), CAST(:groupName AS text),
                                CAST(:fields AS jsonb), CAST(:endpoint AS text), CAST(:webhook AS bigint),
                                CAST(:hrm AS text), CAST(:mapping AS text))
                        """)
                .param("group", provision.templateGroupId())
                .param("groupName", provision.templateGroupName())
                .param("fields", FieldsJson.write(provision.dataFields()))
                .param("endpoint", provision.endpointId())
                .param("webhook", provision.webhookId())
                .param("hrm", hrmKind)
                .param("mapping", provision.mappingVersion())
                .param("now", OffsetDateTime.now(clock))
                .param("trace", trace.current())
                .param("account", accountId)
                .update();
        outbox.afterCommit();
    }

    /** Nothing can be read of a ready account until somebody acts. */
    @Transactional
    public void suspended(long accountId, String reason) {
        change(accountId, AccountState.SUSPENDED, reason, "state = 'PROVISIONED'", "");
    }

    /** The integration was removed from the account. */
    @Transactional
    public void deprovisioned(long accountId, String reason) {
        change(
                accountId,
                AccountState.DEPROVISIONED,
                reason,
                "version > 0 AND state <> 'DEPROVISIONED'",
                ", endpoint_id = NULL, webhook_id = NULL, hrm_kind = NULL");
    }

    private void change(long accountId, AccountState state, String reason, String onlyIf, String andAlso) {
        jdbc.sql("""
                        UPDATE account SET state = :state, state_reason = :reason, occurred_at = :now,
                            version = version + 1, traceparent = :trace %s
                        WHERE account_id = :account AND %s
                        """.formatted(andAlso, onlyIf))
                .param("state", state.name())
                .param("reason", reason)
                .param("now", OffsetDateTime.now(clock))
                .param("trace", trace.current())
                .param("account", accountId)
                .update();
        outbox.afterCommit();
    }
}
