package dev.countersign.sync.memory;

import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.sync.erasure.ErasureRecord;
import dev.countersign.sync.erasure.ErasureScope;
import dev.countersign.sync.erasure.PersonalValues;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was last written to records, and what people were asked about them. Which contract a record follows, and who decided what, stays. */
@Component
final class RememberedValues implements PersonalValues {

    private static final String NO_VALUES = "{}";

    private final JdbcClient jdbc;
    private final SecretBox box;

    RememberedValues(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    @Override
    public Map<String, Integer> erase(ErasureScope scope, ErasureRecord record) {
        return Map.of(
                "records", records(scope, record), "reviews", reviews(scope, record), "reviewLog", log(scope, record));
    }

    @Override
    public Map<String, Integer> count(ErasureScope scope) {
        return Map.of(
                "records", scope.count(jdbc, "hrm_record where " + ErasureScope.CONDITION),
                "reviews",
                        scope.count(jdbc, "review where " + ErasureScope.CONDITION + " and sealed_values is not null"),
                "reviewLog",
                        scope.count(jdbc, "review_log where " + ErasureScope.CONDITION + " and erasure_id is null"));
    }

    /** With another version: a sync that saw the record before does not bring the values back. */
    private int records(ErasureScope scope, ErasureRecord record) {
        return scope.in(jdbc.sql(
                        "update hrm_record set sealed_values = :none, version = version + 1, updated_at = :now where "
                                + ErasureScope.CONDITION))
                .param("none", box.seal(NO_VALUES, SecretOwners.auditValues(scope.accountId())))
                .param("now", RecordRows.time(record.at()))
                .update();
    }

    /** An answer to a question that nobody can read any more is none. */
    private int reviews(ErasureScope scope, ErasureRecord record) {
        return scope.in(jdbc.sql("""
                        with erased as (
                            update review set sealed_values = null, decision_comment = null, updated_at = :now,
                                state = case when state in ('open', 'accepted', 'kept') then 'settled' else state end
                            where %s and sealed_values is not null
                            returning review_id, account_id, employee_id, attribute, contract_id)
                        insert into review_log (review_id, account_id, employee_id, attribute, contract_id, happened_at, what,
                            who, erasure_id)
                        select review_id, account_id, employee_id, attribute, contract_id, :now, 'erased', :who, :erasure
                        from erased""".formatted(ErasureScope.CONDITION)))
                .param("now", RecordRows.time(record.at()))
                .param("who", record.who())
                .param("erasure", record.id())
                .update();
    }

    private int log(ErasureScope scope, ErasureRecord record) {
        return scope.in(jdbc.sql(
                        "update review_log set sealed_values = null, comment = null, erasure_id = :erasure where "
                                + ErasureScope.CONDITION + " and erasure_id is null"))
                .param("erasure", record.id())
                .update();
    }
}
