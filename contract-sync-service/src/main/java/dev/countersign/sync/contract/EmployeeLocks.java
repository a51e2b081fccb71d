package dev.countersign.sync.contract;

import static dev.countersign.sync.contract.ContractWork.time;

import dev.countersign.sync.config.SyncProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One writer for each employee, over all processes: several contracts of one employee don't meet in the HRM. */
@Component
final class EmployeeLocks {

    /** A sync makes at most this many leases' worth of slow calls. */
    private static final int LEASES = 3;

    /** How long, and for how many failures in a row, a contract that has something to tell keeps its place before the employee's others. */
    private static final Duration PRECEDENCE = Duration.ofHours(1);

    private static final int FEW_ATTEMPTS = 3;

    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SyncProperties properties;

    EmployeeLocks(JdbcClient jdbc, Clock clock, SyncProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
    }

    /**
     * Takes the lock if it is free. That of a turn which ended without having told what it wrote, or whose process died, is its contract's
     * before it is anybody else's, for a while: what happened first is told first.
     *
     * @param contractId whose turn wants it
     * @return whether it is now this owner's
     */
    boolean tryLock(long accountId, String employeeKey, long contractId, UUID owner) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        insert into employee_lock as l (account_id, employee_key, owner, contract_id, locked_until)
                        values (:account, :employee, :owner, :contract, :until)
                        on conflict (account_id, employee_key) do update
                            set owner = excluded.owner, contract_id = excluded.contract_id, locked_until = excluded.locked_until
                        where l.locked_until <= :now and (l.contract_id is null or l.contract_id = excluded.contract_id
                            or l.locked_until <= :longAgo
                            or not exists (select from contract_sync c where c.account_id = l.account_id
                                and c.contract_id = l.contract_id and c.state = 'dirty' and c.planned_write is not null and c.attempts < :few))""")
                        .param("account", accountId)
                        .param("employee", employeeKey)
                        .param("owner", owner)
                        .param("contract", contractId)
                        .param("until", time(now.plus(longest())))
                        .param("now", time(now))
                        .param("few", FEW_ATTEMPTS)
                        .param("longAgo", time(now.minus(PRECEDENCE)))
                        .update()
                == 1;
    }

    private Duration longest() {
        return properties.lease().multipliedBy(LEASES);
    }

    /**
     * When it is worth trying again: the longer the lock has been held, the later. A sync holds it for a moment; the lock of a process that died
     * stays until it ends, and each try costs Oneflow a read.
     */
    Duration retryAfter(long accountId, String employeeKey) {
        return jdbc.sql(
                        "select locked_until from employee_lock where account_id = :account and employee_key = :employee")
                .param("account", accountId)
                .param("employee", employeeKey)
                .query(OffsetDateTime.class)
                .optional()
                .map(until -> retryAfter(Duration.between(clock.instant(), until.toInstant())))
                .orElse(SHORTEST_WAIT);
    }

    private Duration retryAfter(Duration left) {
        if (!left.isPositive()) {
            // Kept for the contract that has something to tell, which waits as long as it must.
            return LONGEST_WAIT;
        }
        Duration held = longest().minus(left);
        return Collections.max(List.of(SHORTEST_WAIT, Collections.min(List.of(held, left, LONGEST_WAIT))));
    }

    /** Lets them go; as long as the contract has not told what it was about to write, they are kept for its next turn. */
    void unlock(long accountId, Collection<String> employeeKeys, UUID owner) {
        String[] keys = employeeKeys.toArray(String[]::new);
        int gone = jdbc.sql("""
                        delete from employee_lock l
                        where account_id = :account and employee_key = any(:employees) and owner = :owner
                          and not exists (select from contract_sync c where c.account_id = l.account_id
                              and c.contract_id = l.contract_id and c.state = 'dirty' and c.planned_write is not null and c.attempts < :few)""")
                .param("account", accountId)
                .param("employees", keys)
                .param("owner", owner)
                .param("few", FEW_ATTEMPTS)
                .update();
        if (gone < keys.length) {
            int _ = jdbc.sql("""
                            update employee_lock set locked_until = :now
                            where account_id = :account and employee_key = any(:employees) and owner = :owner""")
                    .param("now", time(clock.instant()))
                    .param("account", accountId)
                    .param("employees", keys)
                    .param("owner", owner)
                    .update();
        }
    }

    /** Removes the locks of turns and processes that ended long ago. @return how many */
    int purge() {
        return jdbc.sql("delete from employee_lock where locked_until < :old")
                .param("old", time(clock.instant().minus(KEPT)))
                .update();
    }
}
