package dev.countersign.sync.creation;

import dev.countersign.sync.action.Operator;
import dev.countersign.sync.erasure.ErasureRecord;
import dev.countersign.sync.erasure.ErasureScope;
import dev.countersign.sync.erasure.PersonalValues;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What requests without a result say about people. They are given up, which removes their content: nobody is sent a
 * contract after an erasure. One that is worked on at this moment is counted and left, so that the erasure is repeated.
 */
@Component
final class RequestedValues implements PersonalValues {

    private final JdbcClient jdbc;
    private final RequestDecisions decisions;

    RequestedValues(JdbcClient jdbc, RequestDecisions decisions) {
        this.jdbc = jdbc;
        this.decisions = decisions;
    }

    @Override
    public Map<String, Integer> erase(ErasureScope scope, ErasureRecord record) {
        Operator operator = new Operator(record.who(), record.comment());
        List<String> requests = requests(scope);
        long given = requests.stream()
                .filter(id -> decisions.giveUp(scope.accountId(), id, operator) == RequestDecisions.Outcome.DONE)
                .count();
        return Map.of(
                "contractRequests", (int) given,
                "contractRequestsUnderWay", (int) (requests.size() - given));
    }

    @Override
    public Map<String, Integer> count(ErasureScope scope) {
        return Map.of("contractRequests", requests(scope).size());
    }

    /** An employee's are those whose contracts became the record. */
    private List<String> requests(ErasureScope scope) {
        return scope.in(jdbc.sql("""
                        select request_id from contract_request r where account_id = :account and state <> 'settled'
                        and (cast(:contract as bigint) is null or contract_id = :contract)
                        and (cast(:employee as text) is null or exists (
                            select from contract_sync c where c.account_id = r.account_id and c.contract_id = r.contract_id
                              and c.employee_id = :employee))
                        order by request_id""")).query(String.class).list();
    }
}
