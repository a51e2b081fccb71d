package dev.countersign.sync.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.events.AccountCredentials;
import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.AccountState;
import dev.countersign.events.HrmConnection;
import dev.countersign.events.MappedDataField;
import dev.countersign.events.MappingOwner;
import dev.countersign.sync.TestDatabase;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Credentials in a real PostgreSQL: an HRM's ids of employees go with the HRM. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccountStoreIT {

    private static final long ACCOUNT = 1;
    private static final long OTHER = 2;
    private static final String HERE = "https://here.example.com/scim";
    private static final String THERE = "https://there.example.com/scim";

    private JdbcClient jdbc;
    private AccountStore store;
    private AccountSuspensions suspensions;

    @BeforeAll
    void start() {
        jdbc = TestDatabase.migrated("account_store").jdbc();
        store = new AccountStore(jdbc, Clock.systemUTC());
        suspensions = new AccountSuspensions(jdbc, Clock.systemUTC());
    }

    @BeforeEach
    void connected() {
        int _ = jdbc.sql("truncate contract_sync, account_credentials, account, reconciliation_account")
                .update();
        store.put(credentials(ACCOUNT, 2, HERE));
        store.put(credentials(OTHER, 2, HERE));
        synced(ACCOUNT);
        synced(OTHER);
    }

    @Test
    void another_hrm_s_employees_have_other_ids() {
        // When
        store.put(credentials(ACCOUNT, 3, THERE));

        // Then
        assertThat(employees(ACCOUNT)).isZero();
        assertThat(employees(OTHER)).isEqualTo(1);
        assertThat(again(ACCOUNT)).isEqualTo(1);
        assertThat(again(OTHER)).isZero();
    }

    @Test
    void who_connects_again_gets_everything_again() {
        // Given
        store.forgetCredentials(ACCOUNT);
        assertThat(again(ACCOUNT)).isZero();

        // When
        store.put(credentials(ACCOUNT, 1, HERE));

        // Then
        assertThat(again(ACCOUNT)).isEqualTo(1);
    }

    @Test
    void the_same_hrm_with_another_secret_keeps_them() {
        // When
        store.put(credentials(ACCOUNT, 3, HERE));

        // Then
        assertThat(employees(ACCOUNT)).isEqualTo(1);
        assertThat(again(ACCOUNT)).isZero();
    }

    @Test
    void what_was_about_to_be_written_is_kept_for_the_same_hrm_only() {
        // Given
        int _ = jdbc.sql("update contract_sync set planned_write = 'sealed'").update();

        // When
        store.put(credentials(ACCOUNT, 3, THERE));
        store.put(credentials(OTHER, 3, HERE));

        // Then
        assertThat(jdbc.sql("select account_id from contract_sync where planned_write is not null")
                        .query(Long.class)
                        .list())
                .containsExactly(OTHER);
    }

    @Test
    void old_credentials_change_nothing() {
        // When
        store.put(credentials(ACCOUNT, 1, THERE));

        // Then
        assertThat(employees(ACCOUNT)).isEqualTo(1);
        assertThat(again(ACCOUNT)).isZero();
    }

    @Test
    void they_are_forgotten_with_the_credentials() {
        // When
        store.forgetCredentials(ACCOUNT);

        // Then
        assertThat(employees(ACCOUNT)).isZero();
        assertThat(employees(OTHER)).isEqualTo(1);
    }

    @Test
    void another_mapping_concerns_all_contracts_of_the_account() {
        // Given
        store.put(provisioned(ACCOUNT, 1, List.of()));
        store.put(provisioned(OTHER, 1, List.of()));

        // When
        store.put(provisioned(ACCOUNT, 2, List.of(new MappedDataField("a", "title", MappingOwner.CONTRACT))));

        // Then
        assertThat(dirty(ACCOUNT)).isEqualTo(1);
        assertThat(employees(ACCOUNT)).isEqualTo(1);
        assertThat(dirty(OTHER)).isZero();
    }

    @Test
    void the_same_mapping_or_an_older_one_concerns_none() {
        // Given
        List<MappedDataField> mapping = List.of(new MappedDataField("a", "title", MappingOwner.CONTRACT));
        store.put(provisioned(ACCOUNT, 2, mapping));

        // When
        store.put(provisioned(ACCOUNT, 3, mapping));
        store.put(provisioned(ACCOUNT, 1, List.of()));

        // Then
        assertThat(dirty(ACCOUNT)).isZero();
        assertThat(store.find(ACCOUNT))
                .hasValueSatisfying(account ->
                        assertThat(MappingJson.read(account.mapping())).hasSize(1));
    }

    @Test
    void another_template_group_concerns_what_was_not_ours_and_has_all_contracts_listed() {
        // Given
        for (long account : List.of(ACCOUNT, OTHER)) {
            store.put(inGroup(account, 1, 10));
            foreign(account);
            reconciled(account);
        }

        // When
        store.put(inGroup(ACCOUNT, 2, 11));
        store.put(inGroup(OTHER, 2, 10));

        // Then
        assertThat(states(ACCOUNT)).containsExactly("clean", "dirty");
        assertThat(dirty(ACCOUNT)).isEqualTo(1);
        assertThat(fullyReconciled()).containsExactly(OTHER);
        assertThat(states(OTHER)).containsExactly("clean", "foreign");
    }

    @Test
    void a_turn_with_the_hrm_of_before_loses_its_contract_and_one_with_the_same_hrm_keeps_it() {
        // Given
        claimed(ACCOUNT);
        claimed(OTHER);

        // When
        store.put(credentials(ACCOUNT, 3, THERE));
        store.put(credentials(OTHER, 3, HERE));

        // Then
        assertThat(claims()).containsExactly(OTHER);
        assertThat(jdbc.sql("select priority from contract_sync where account_id = 1")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_turn_with_credentials_that_are_taken_away_loses_its_contract() {
        // Given
        claimed(ACCOUNT);
        claimed(OTHER);

        // When
        store.forgetCredentials(ACCOUNT);

        // Then
        assertThat(claims()).containsExactly(OTHER);
    }

    @Test
    void what_becomes_of_old_credentials_neither_begins_nor_ends_the_rest_of_new_ones() {
        // Given
        Duration rest = Duration.ofMinutes(15);
        store.put(credentials(ACCOUNT, 3, HERE));

        // When
        boolean begun = suspensions.suspend(ACCOUNT, 2, rest, "oneflow_unauthorised", "refused");

        // Then
        assertThat(begun).isFalse();
        assertThat(resting()).isEmpty();
        assertThat(suspensions.suspend(ACCOUNT, 3, rest, "oneflow_unauthorised", "refused"))
                .isTrue();
        suspensions.resumeFrom(ACCOUNT, 2, "oneflow_unauthorised");
        suspensions.probeAgain(ACCOUNT, 2L);
        assertThat(resting()).containsExactly(ACCOUNT);
        suspensions.resumeFrom(ACCOUNT, 3, "oneflow_unauthorised");
        assertThat(resting()).isEmpty();
    }

    private List<Long> resting() {
        return jdbc.sql(
                        "select account_id from account_credentials where suspended_until > now() + interval '1 minute'")
                .query(Long.class)
                .list();
    }

    private void claimed(long account) {
        int _ = jdbc.sql("""
                        update contract_sync set state = 'dirty', priority = 2, claimed_priority = 0, claimed_generation = generation,
                            lease_owner = gen_random_uuid(), leased_until = now() + interval '1 minute'
                        where account_id = :account""").param("account", account).update();
    }

    private List<Long> claims() {
        return jdbc.sql("""
                        select account_id from contract_sync
                        where lease_owner is not null and leased_until is not null and claimed_generation is not null""").query(Long.class).list();
    }

    private void foreign(long account) {
        int _ = jdbc.sql(
                        "insert into contract_sync (account_id, contract_id, state, due_at) values (:account, 2, 'foreign', now())")
                .param("account", account)
                .update();
    }

    private void reconciled(long account) {
        int _ = jdbc.sql(
                        "insert into reconciliation_account (account_id, watermark, full_finished_at) values (:account, now(), now())")
                .param("account", account)
                .update();
    }

    private List<Long> fullyReconciled() {
        return jdbc.sql("select account_id from reconciliation_account where full_finished_at is not null")
                .query(Long.class)
                .list();
    }

    private List<String> states(long account) {
        return jdbc.sql("select state from contract_sync where account_id = :account order by contract_id")
                .param("account", account)
                .query(String.class)
                .list();
    }

    private static AccountProvisioned inGroup(long account, long version, long group) {
        return AccountProvisioned.newBuilder(provisioned(account, version, List.of()))
                .setTemplateGroupId(group)
                .build();
    }

    private static AccountProvisioned provisioned(long account, long version, List<MappedDataField> mapping) {
        return AccountProvisioned.newBuilder()
                .setAccountId(account)
                .setAccountName("Test AB")
                .setState(AccountState.PROVISIONED)
                .setVersion(version)
                .setIntegrationName("Demo")
                .setMapping(mapping)
                .setMappingVersion(Long.toString(version))
                .setOccurredAt(Instant.EPOCH)
                .build();
    }

    private long dirty(long account) {
        return jdbc.sql("""
                        select count(*) from contract_sync where account_id = :account and state = 'dirty'
                        and generation = 2 and priority = 2""").param("account", account).query(Long.class).single();
    }

    private static AccountCredentials credentials(long account, long version, String url) {
        return AccountCredentials.newBuilder()
                .setAccountId(account)
                .setVersion(version)
                .setSealedOneflowToken(ByteBuffer.wrap(new byte[] {1}))
                .setHrm(HrmConnection.newBuilder()
                        .setKind("scim")
                        .setBaseUrl(url)
                        .setAuthentication("bearer")
                        .setSealedSecret(ByteBuffer.wrap(new byte[] {2}))
                        .build())
                .setUpdatedAt(Instant.EPOCH)
                .build();
    }

    private void synced(long account) {
        int _ = jdbc.sql("""
                        insert into contract_sync
                            (account_id, contract_id, state, due_at, employee_id, not_taken, contract_updated_time)
                        values (:account, 1, 'clean', now(), 'u1', '{title}', now())""").param("account", account).update();
    }

    private long again(long account) {
        return jdbc.sql("""
                        select count(*) from contract_sync where account_id = :account and state = 'dirty'
                        and generation = 2 and priority = 2 and contract_updated_time is null and not_taken = '{}'""").param("account", account).query(Long.class).single();
    }

    private long employees(long account) {
        return jdbc.sql("select count(*) from contract_sync where account_id = :account and employee_id is not null")
                .param("account", account)
                .query(Long.class)
                .single();
    }
}
