package dev.countersign.sync.audit;

import dev.countersign.sync.erasure.ErasureRecord;
import dev.countersign.sync.erasure.ErasureScope;
import dev.countersign.sync.erasure.PersonalValues;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The values before and after in the audit; which attribute changed when, why and for which contract stays. */
@Component
final class AuditValues implements PersonalValues {

    private static final String LEFT = ErasureScope.CONDITION + " and erasure_id is null";

    private final JdbcClient jdbc;

    AuditValues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Integer> erase(ErasureScope scope, ErasureRecord record) {
        int entries = scope.in(jdbc.sql("update audit set sealed_values = null, erasure_id = :erasure where " + LEFT))
                .param("erasure", record.id())
                .update();
        return Map.of("auditEntries", entries);
    }

    @Override
    public Map<String, Integer> count(ErasureScope scope) {
        return Map.of("auditEntries", scope.count(jdbc, "audit where " + LEFT));
    }
}
