package dev.countersign.sync.contract;

import static dev.countersign.sync.contract.ContractWork.time;

import dev.countersign.sync.config.SyncProperties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who works on which dirty contract, and for how long. */
@Component
final class ContractClaims {

    // For each account its own few: one account's backlog hides nobody else's work, and is not even read. A suspended
    // account gets one probe when its time has come; claiming it moves the time on, so no other process probes as well:
    // a
    // probe therefore goes before anything else. A claimed row's priority is that of what came since; how urgent it was
    // when it was claimed counts again when that claim came to nothing. By its name it is found in PostgreSQL's log,
    // which
    // the benchmark reads too.
    private static final String CLAIM = """
            /* claim */ with suspended as (
                select k.account_id from account_credentials k join account a using (account_id)
                where a.state = 'PROVISIONED' and k.hrm_kind is not null
                  and k.suspended_until <= :now and not k.account_id = any(:busy)
                  and exists (select from contract_sync s where s.account_id = k.account_id and s.state = 'dirty'
                      and s.due_at <= :now and (s.leased_until is null or s.leased_until <= :now)
                      and (least(s.priority, s.claimed_priority) < 2 or not k.account_id = any(:urgentOnly)))
                order by k.suspended_until limit :most for update of k skip locked),
            probes as (
                update account_credentials k set suspended_until = :until from suspended
                where k.account_id = suspended.account_id
                returning k.account_id),
            under_way as (
                select * from unnest(cast(:workedFor as bigint[]), cast(:counts as int[])) as u (account_id, contracts)),
            eligible as (
                select a.account_id, false as probe,
                    case when a.account_id = any(:single) then 1
                        else greatest(:perAccount - coalesce(u.contracts, 0), 0) end as most
                from account a join account_credentials k using (account_id) left join under_way u using (account_id)
                where a.state = 'PROVISIONED' and k.hrm_kind is not null and k.suspended_until is null
                  and not a.account_id = any(:busy)
                union all select account_id, true, 1 from probes),
            due as (
                select d.*, e.probe from eligible e cross join lateral (
                    select s.account_id, s.contract_id, least(s.priority, s.claimed_priority) as priority, s.due_at
                    from contract_sync s
                    where s.account_id = e.account_id and s.state = 'dirty' and s.due_at <= :now
                      and (s.leased_until is null or s.leased_until <= :now)
                      and (least(s.priority, s.claimed_priority) < 2 or not e.account_id = any(:urgentOnly))
                    order by least(s.priority, s.claimed_priority), s.due_at limit e.most for update skip locked) d
                order by e.probe desc, d.priority, d.due_at limit :most)
            update contract_sync c
            set lease_owner = :owner, leased_until = :until, claimed_generation = c.generation,
                claimed_priority = due.priority, priority = 2, last_attempt_at = :now
            from due where c.account_id = due.account_id and c.contract_id = due.contract_id
            returning c.account_id, c.contract_id, c.generation, due.priority, c.attempts, c.template_checks, c.last_event_type,
                c.last_callback_id, c.traceparent, c.contract_state, c.contract_updated_time, c.employee_id,
                c.not_taken, c.lease_owner, c.planned_write, due.probe""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SyncProperties properties;

    ContractClaims(JdbcClient jdbc, Clock clock, SyncProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
    }

    /**
     * Claims due contracts, until the lease ends or is renewed.
     *
     * @param owner of this claim alone: a process that claims its own contract again must not take its earlier turn for the later one
     * @param perAccount how many of one account may be under way at once, these and those of before
     * @param limits which accounts are to be held back
     */
    List<ClaimedContract> claim(UUID owner, int most, int perAccount, ClaimLimits limits) {
        Instant now = clock.instant();
        return jdbc.sql(CLAIM)
                .param("now", time(now))
                .param("until", time(now.plus(properties.lease())))
                .param("owner", owner)
                .param("most", most)
                .param("perAccount", perAccount)
                .param("busy", limits.nothing().toArray(Long[]::new))
                .param("workedFor", limits.underWay().keySet().toArray(Long[]::new))
                .param("counts", limits.underWay().values().toArray(Integer[]::new))
                .param("single", limits.one().toArray(Long[]::new))
                .param("urgentOnly", limits.urgentOnly().toArray(Long[]::new))
                .query(ContractClaims::claimed)
                .list();
    }

    /** A sign of life: what is worked on under these claims stays claimed. */
    void renew(Collection<UUID> owners) {
        int _ = jdbc.sql("update contract_sync set leased_until = :until where lease_owner = any(:owners::uuid[])")
                .param("until", time(clock.instant().plus(properties.lease())))
                .param("owners", texts(owners))
                .update();
    }

    /** Gives back what was claimed and will not be finished. */
    void release(Collection<UUID> owners) {
        int _ = jdbc.sql("""
                        update contract_sync set lease_owner = null, leased_until = null,
                            priority = least(priority, claimed_priority), claimed_priority = null
                        where lease_owner = any(:owners::uuid[])""").param("owners", texts(owners)).update();
    }

    private static String[] texts(Collection<UUID> owners) {
        return owners.stream().distinct().map(UUID::toString).toArray(String[]::new);
    }

    private static ClaimedContract claimed(ResultSet row, int number) throws SQLException {
        OffsetDateTime updated = row.getObject("contract_updated_time", OffsetDateTime.class);
        return new ClaimedContract(
                row.getLong("account_id"),
                row.getLong("contract_id"),
                row.getLong("generation"),
                row.getInt("priority"),
                row.getInt("attempts"),
                row.getInt("template_checks"),
                row.getString("last_event_type"),
                row.getString("last_callback_id"),
                row.getString("traceparent"),
                row.getString("contract_state"),
                updated == null ? null : updated.toInstant(),
                row.getString("employee_id"),
                Set.of((String[]) row.getArray("not_taken").getArray()),
                row.getObject("lease_owner", UUID.class),
                row.getString("planned_write"),
                row.getBoolean("probe"));
    }
}
