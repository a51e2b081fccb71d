package dev.countersign.sync.account;

import dev.countersign.events.AccountCredentials;
import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.HrmConnection;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of accounts, in the database; an older version never replaces a newer one. */
@Component
public final class AccountStore {

    private static final String PROVISIONED = "PROVISIONED";

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes over where an account stands; another mapping than before concerns all its contracts: they are synced again, behind everything else.
     * Another template group concerns those that were not ours: they are looked at again, and all contracts are listed, for some were never kept.
     */
    public void put(AccountProvisioned account) {
        int _ = jdbc.sql("""
                        with before as (
                            select a.account_id, a.mapping <> cast(:mapping as jsonb) as remapped,
                                cast(:group as bigint) is not null
                                    and a.template_group_id is distinct from cast(:group as bigint) as regrouped
                            from account a where a.account_id = :id and a.version < :version),
                        touched as (
                            update contract_sync c set
                                state = 'dirty', generation = generation + 1, attempts = 0, template_checks = 0,
                                due_at = case when state = 'dirty' then due_at else :now end,
                                dirty_since = case when state = 'dirty' then dirty_since else :now end,
                                priority = case when state = 'dirty' then priority else 2 end
                            from before b
                            where c.account_id = b.account_id
                              and case when c.state = 'foreign' then b.regrouped else b.remapped end),
                        listed as (
                            update reconciliation_account r set full_finished_at = null
                            from before b where r.account_id = b.account_id and b.regrouped)
                        insert into account (account_id, state, state_reason, version, template_group_id,
                                             template_group_name, mapping, mapping_version, updated_at)
                        values (:id, :state, :reason, :version, :group, :groupName, cast(:mapping as jsonb),
                                :mappingVersion, :now)
                        on conflict (account_id) do update set
                            state = excluded.state, state_reason = excluded.state_reason, version = excluded.version,
                            template_group_id = excluded.template_group_id,
                            template_group_name = excluded.template_group_name, mapping = excluded.mapping,
                            mapping_version = excluded.mapping_version, updated_at = excluded.updated_at
                        where account.version <= excluded.version""")
                .param("id", account.getAccountId())
                .param("state", account.getState().name())
                .param("reason", account.getStateReason())
                .param("version", account.getVersion())
                .param("group", account.getTemplateGroupId())
                .param("groupName", account.getTemplateGroupName())
                .param("mapping", MappingJson.write(account.getMapping()))
                .param("mappingVersion", account.getMappingVersion())
                .param("now", time(clock.instant()))
                .update();
    }

    /**
     * Takes over an account's credentials; a new version ends a suspension, and what is known of the HRM is forgotten when it is another one, or may be.
     * Turns that are under way with the HRM of before lose their contracts: what they learn of it must not be kept for the other, and
     * what they were about to write there says nothing of what is found in the other.
     */
    public void put(AccountCredentials credentials) {
        HrmConnection hrm = credentials.getHrm();
        int _ = jdbc.sql("""
                        with moved as (
                            update contract_sync set
                                employee_id = null, not_taken = '{}', contract_updated_time = null, planned_write = null,
                                state = 'dirty', generation = generation + 1, attempts = 0, template_checks = 0,
                                due_at = case when state = 'dirty' then due_at else :now end,
                                dirty_since = case when state = 'dirty' then dirty_since else :now end,
                                priority = case when state = 'dirty' then least(priority, claimed_priority) else 2 end,
                                lease_owner = null, leased_until = null, claimed_generation = null, claimed_priority = null
                            where account_id = :id and state <> 'foreign' and cast(:url as text) is not null
                              and not exists (
                                select from account_credentials c where c.account_id = :id
                                and (c.version >= :version or c.hrm_base_url = cast(:url as text))))
                        insert into account_credentials (account_id, version, sealed_token, sealed_user_email, hrm_kind,
                            hrm_base_url, hrm_authentication, hrm_sealed_secret, hrm_token_url, hrm_client_id, updated_at)
                        values (:id, :version, :token, :email, :kind, :url, :authentication, :secret, :tokenUrl,
                                :clientId, :now)
                        on conflict (account_id) do update set
                            version = excluded.version, sealed_token = excluded.sealed_token,
                            sealed_user_email = excluded.sealed_user_email, hrm_kind = excluded.hrm_kind,
                            hrm_base_url = excluded.hrm_base_url, hrm_authentication = excluded.hrm_authentication,
                            hrm_sealed_secret = excluded.hrm_sealed_secret, hrm_token_url = excluded.hrm_token_url,
                            hrm_client_id = excluded.hrm_client_id, updated_at = excluded.updated_at,
                            suspended_until = null, suspended_reason = null, suspended_outcome = null, suspended_since = null
                        where account_credentials.version < excluded.version""")
                .param("id", credentials.getAccountId())
                .param("version", credentials.getVersion())
                .param("token", bytes(credentials.getSealedOneflowToken()))
                .param("email", bytes(credentials.getSealedOneflowUserEmail()))
                .param("kind", hrm == null ? null : hrm.getKind())
                .param("url", hrm == null ? null : hrm.getBaseUrl())
                .param("authentication", hrm == null ? null : hrm.getAuthentication())
                .param("secret", hrm == null ? null : bytes(hrm.getSealedSecret()))
                .param("tokenUrl", hrm == null ? null : hrm.getTokenUrl())
                .param("clientId", hrm == null ? null : hrm.getClientId())
                .param("now", time(clock.instant()))
                .update();
    }

    /** Forgets an account's credentials, and with them the HRM's ids of its employees: who connects it again may have another HRM. */
    public void forgetCredentials(long accountId) {
        int _ = jdbc.sql("""
                        with gone as (
                            update contract_sync set employee_id = null, not_taken = '{}',
                                priority = least(priority, claimed_priority), lease_owner = null, leased_until = null,
                                claimed_generation = null, claimed_priority = null
                            where account_id = :id
                              and (employee_id is not null or not_taken <> '{}' or lease_owner is not null))
                        delete from account_credentials where account_id = :id""").param("id", accountId).update();
    }

    /** An account that can be worked for: provisioned, with credentials. */
    public Optional<SealedAccount> find(long accountId) {
        return jdbc.sql("""
                        select a.account_id, a.template_group_id, a.mapping::text as mapping, a.mapping_version, c.version, c.sealed_token,
                               c.sealed_user_email, c.hrm_kind, c.hrm_base_url, c.hrm_authentication, c.hrm_sealed_secret, c.hrm_token_url,
                               c.hrm_client_id
                        from account a join account_credentials c using (account_id)
                        where a.account_id = :id and a.state = :state""")
                .param("id", accountId)
                .param("state", PROVISIONED)
                .query(SealedAccount.class)
                .optional();
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
