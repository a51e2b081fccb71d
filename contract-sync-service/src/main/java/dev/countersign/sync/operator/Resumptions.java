package dev.countersign.sync.operator;

import dev.countersign.sync.account.AccountSuspensions;
import dev.countersign.sync.action.Operator;
import dev.countersign.sync.action.OperatorActions;
import dev.countersign.sync.breaker.Breakers;
import dev.countersign.sync.contract.Workers;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends an account's rest, when an operator says that the trouble is over. */
@Component
public final class Resumptions {

    private final AccountSuspensions accounts;
    private final Breakers breakers;
    private final OperatorActions actions;
    private final Workers workers;
    private final TransactionTemplate transactions;

    Resumptions(
            AccountSuspensions accounts,
            Breakers breakers,
            OperatorActions actions,
            Workers workers,
            TransactionTemplate transactions) {
        this.accounts = accounts;
        this.breakers = breakers;
        this.actions = actions;
        this.workers = workers;
        this.transactions = transactions;
    }

    /** Ends the suspension, and closes the breakers of this process. */
    public void resume(long account, Operator operator) {
        transactions.executeWithoutResult(_ -> {
            boolean suspended = accounts.resume(account);
            UUID _ = actions.add(operator, "resume", account, null, Map.of("suspended", suspended));
        });
        breakers.forget(account);
        workers.wake();
    }
}
