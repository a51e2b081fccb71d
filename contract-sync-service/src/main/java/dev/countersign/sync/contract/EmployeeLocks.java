package dev.countersign.sync.contract;

import static dev.countersign.sync.contract.ContractWork.time;

import dev.countersign.sync.config.SyncProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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

    /** Whether the lock was free and is now this owner's. */
    boolean tryLock(long accountId, String employeeKey, UUID owner) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        insert into employee_lock as l (account_id, employee_key, owner, locked_until)
                        values (:account, :employee, :owner, :until)
                        on conflict (account_id, employee_key) do update
                            set owner = excluded.owner, locked_until = excluded.locked_until
                        where l.locked_until <= :now""")
                        .param("account", accountId)
                        .param("employee", employeeKey)
                        .param("owner", owner)
                        .param("until", time(now.plus(longest())))
                        .param("now", time(now))
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
        Duration held = longest().minus(left);
        return Collections.max(List.of(SHORTEST_WAIT, Collections.min(List.of(held, left, LONGEST_WAIT))));
    }

    void unlock(long accountId, String employeeKey, UUID owner) {
        int _ = jdbc.sql("""
                        delete from employee_lock
                        where account_id = :account and employee_key = :employee and owner = :owner""")
                .param("account", accountId)
                .param("employee", employeeKey)
                .param("owner", owner)
                .update();
    }
}
