package dev.countersign.sync.creation;

import static dev.countersign.sync.creation.RequestRows.time;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Gives requests their result; with it the content goes, because nothing needs it any more. */
@Component
final class Settlements {

    // With an owner only while the claim holds; without one only while nobody works on it.
    private static final String SETTLE = """
            update contract_request set state = 'settled', sealed_content = null, result_id = :result, outcome = :outcome,
                contract_id = coalesce(:contract, contract_id), reason_code = :code, reason = :reason,
                problems = :problems::jsonb, settled_at = :now, last_outcome = coalesce(:code, lower(:outcome)),
                last_reason = :reason, unsettled_until = null, lease_owner = null, leased_until = null,
                step = case when :outcome = 'PUBLISHED' then 'published' else step end
            where account_id = :account and request_id = :request and state <> 'settled'
              and case when cast(:owner as uuid) is null then leased_until is null or leased_until <= :now
                       else lease_owner = cast(:owner as uuid) end""";

    private final JdbcClient jdbc;
    private final ResultRows results;
    private final JsonMapper mapper;
    private final Clock clock;

    Settlements(JdbcClient jdbc, ResultRows results, JsonMapper mapper, Clock clock) {
        this.jdbc = jdbc;
        this.results = results;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * Settles a request, in the caller's transaction.
     *
     * @param owner of the claim; null: nobody's
     * @return whether it was to be settled by this caller
     */
    boolean settle(RequestResult result, @Nullable UUID owner) {
        StepResult.Settled settled = result.settled();
        boolean mine = jdbc.sql(SETTLE)
                        .param("account", result.accountId())
                        .param("request", result.requestId())
                        .param("owner", owner == null ? null : owner.toString())
                        .param("result", result.id())
                        .param("outcome", settled.outcome().name())
                        .param("contract", settled.contractId())
                        .param("code", settled.code())
                        .param("reason", settled.reason())
                        .param("problems", mapper.writeValueAsString(settled.problems()))
                        .param("now", time(clock.instant()))
                        .update()
                == 1;
        if (mine) {
            results.add(result);
        }
        return mine;
    }
}
