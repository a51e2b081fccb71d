package dev.countersign.sync.creation;

import static dev.countersign.sync.creation.RequestRows.time;

import dev.countersign.events.ContractRequestOutcome;
import dev.countersign.sync.action.Operator;
import dev.countersign.sync.action.OperatorActions;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a person decides about a request that can't go on by itself. */
@Component
final class RequestDecisions {

    /** What came of a decision. */
    enum Outcome {
        DONE,
        /** There is no such request. */
        UNKNOWN,
        /** It has its result, or is worked on at this moment. */
        TOO_LATE
    }

    private record Standing(
            String state,
            @Nullable OffsetDateTime unsettledUntil,
            @Nullable Long contractId,
            String requestedBy,
            @Nullable String traceparent) {}

    private static final Logger LOG = LoggerFactory.getLogger(RequestDecisions.class);

    private final JdbcClient jdbc;
    private final Settlements settlements;
    private final TransactionTemplate transactions;
    private final CreationWorkers workers;
    private final ResultRelay relay;
    private final OperatorActions actions;
    private final Clock clock;

    RequestDecisions(
            JdbcClient jdbc,
            Settlements settlements,
            TransactionTemplate transactions,
            CreationWorkers workers,
            ResultRelay relay,
            OperatorActions actions,
            Clock clock) {
        this.jdbc = jdbc;
        this.settlements = settlements;
        this.transactions = transactions;
        this.workers = workers;
        this.relay = relay;
        this.actions = actions;
        this.clock = clock;
    }

    /** Tries it again now, from the step where it is. */
    Outcome retry(long accountId, String requestId, Operator operator) {
        Outcome outcome = transactions.execute(_ -> {
            if (reopen(accountId, requestId)) {
                note(accountId, requestId, "contract_request_retry", operator);
                return Outcome.DONE;
            }
            return standing(accountId, requestId).isEmpty() ? Outcome.UNKNOWN : Outcome.TOO_LATE;
        });
        workers.wake();
        return outcome;
    }

    private boolean reopen(long accountId, String requestId) {
        return jdbc.sql("""
                        update contract_request set state = 'open', attempts = 0, due_at = :now
                        where account_id = :account and request_id = :request and state <> 'settled'""")
                        .param("account", accountId)
                        .param("request", requestId)
                        .param("now", time(clock.instant()))
                        .update()
                == 1;
    }

    /** Ends it; the result says what is in Oneflow, as far as that is known. */
    Outcome giveUp(long accountId, String requestId, Operator operator) {
        Outcome outcome = transactions.execute(_ -> {
            Optional<Standing> standing = standing(accountId, requestId);
            if (standing.isEmpty()) {
                return Outcome.UNKNOWN;
            }
            boolean settled = settlements.settle(
                    new RequestResult(
                            UUID.randomUUID(),
                            accountId,
                            requestId,
                            standing.get().requestedBy(),
                            standing.get().traceparent(),
                            givenUp(standing.get())),
                    null);
            if (settled) {
                note(accountId, requestId, "contract_request_give_up", operator);
            }
            return settled ? Outcome.DONE : Outcome.TOO_LATE;
        });
        relay.wake();
        return outcome;
    }

    private Optional<Standing> standing(long accountId, String requestId) {
        return jdbc.sql("""
                        select state, unsettled_until, contract_id, requested_by, traceparent from contract_request
                        where account_id = :account and request_id = :request for update""")
                .param("account", accountId)
                .param("request", requestId)
                .query(Standing.class)
                .optional();
    }

    private static StepResult.Settled givenUp(Standing standing) {
        Long contract = standing.contractId();
        if (contract != null) {
            return StepResult.Settled.notPublished(
                    contract, "given_up", "An operator gave it up; the draft is in Oneflow");
        }
        return standing.unsettledUntil() == null
                ? StepResult.Settled.refused("given_up", "An operator gave it up before anything was created")
                : new StepResult.Settled(
                        ContractRequestOutcome.UNKNOWN,
                        null,
                        "given_up",
                        "An operator gave it up while it was not known whether Oneflow had created the contract: look for it there",
                        List.of());
    }

    private void note(long accountId, String requestId, String what, Operator operator) {
        UUID _ = actions.add(operator, what, accountId, null, Map.of("requestId", requestId));
        LOG.atInfo()
                .addKeyValue("account", accountId)
                .addKeyValue("request", requestId)
                .addKeyValue("decision", what)
                .log("An operator decides about a contract request");
    }
}
