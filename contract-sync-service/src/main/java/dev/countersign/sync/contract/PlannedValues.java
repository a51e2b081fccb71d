package dev.countersign.sync.contract;

import dev.countersign.sync.erasure.ErasureRecord;
import dev.countersign.sync.erasure.ErasureScope;
import dev.countersign.sync.erasure.PersonalValues;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an interrupted sync was about to write. */
@Component
final class PlannedValues implements PersonalValues {

    /** A contract whose HRM was disconnected no longer says whose it was; the audit does. */
    private static final String THEIRS = """
            planned_write is not null and ((%s) or (account_id = :account and employee_id is null
                and exists (select from audit a where a.account_id = :account
                    and a.employee_id = cast(:employee as text) and a.contract_id = c.contract_id)))""".formatted(ErasureScope.CONDITION);

    private final JdbcClient jdbc;

    PlannedValues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Integer> erase(ErasureScope scope, ErasureRecord record) {
        int plans = scope.in(jdbc.sql("update contract_sync c set planned_write = null where " + THEIRS))
                .update();
        return Map.of("plannedWrites", plans);
    }

    @Override
    public Map<String, Integer> count(ErasureScope scope) {
        return Map.of("plannedWrites", scope.count(jdbc, "contract_sync c where " + THEIRS));
    }
}
