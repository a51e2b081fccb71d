package dev.countersign.setup.operator;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.server.ResponseStatusException;

/** Does what an operator asks for and writes it down in one transaction: nothing is done that is not written down, and the other way round. */
@Component
class AuditedCalls {

    private static final Logger LOG = LoggerFactory.getLogger(AuditedCalls.class);

    private final OperatorActions actions;
    private final TransactionTemplate transactions;

    AuditedCalls(OperatorActions actions, TransactionTemplate transactions) {
        this.actions = actions;
        this.transactions = transactions;
    }

    <T> T call(Authentication who, String action, @Nullable Long accountId, Supplier<T> work) {
        try {
            return Objects.requireNonNull(transactions.execute(_ -> {
                T answer = work.get();
                actions.add(who, action, accountId, OperatorAction.Outcome.DONE, null);
                return answer;
            }));
        } catch (ResponseStatusException refused) {
            actions.add(who, action, accountId, OperatorAction.Outcome.REFUSED, refused.getReason());
            throw refused;
        } catch (RuntimeException e) {
            writeDown(who, action, accountId, e);
            throw e;
        }
    }

    private void writeDown(Authentication who, String action, @Nullable Long accountId, RuntimeException e) {
        try {
            actions.add(
                    who,
                    action,
                    accountId,
                    OperatorAction.Outcome.FAILED,
                    e.getClass().getSimpleName());
        } catch (RuntimeException unwritten) {
            e.addSuppressed(unwritten);
            LOG.atWarn()
                    .addKeyValue("action", action)
                    .addKeyValue("account", String.valueOf(accountId))
                    .log("An operator's call failed, and that could not be written down");
        }
    }
}
