package dev.countersign.sync.contract;

import static dev.countersign.sync.contract.ContractWork.time;

import dev.countersign.sync.config.SyncProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One writer for each employee, over all processes: several contracts of one employee don't meet in the HRM. */
@Component
final class EmployeeLocks {

    /** A sync makes at most this many leases' worth of slow calls. */
    private static final int LEASES = 3;

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
                        .param("until", time(now.plus(properties.lease().multipliedBy(LEASES))))
                        .param("now", time(now))
                        .update()
                == 1;
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
