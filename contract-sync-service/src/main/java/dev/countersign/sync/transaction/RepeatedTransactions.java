package dev.countersign.sync.transaction;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transactions of this service. All take their rows in the same order as far as they can; one that the database ends because of a deadlock all the same is
 * done again at once, for the other one goes on meanwhile.
 */
@Component
public final class RepeatedTransactions extends TransactionTemplate {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(RepeatedTransactions.class);
    private static final int TRIES = 5;

    RepeatedTransactions(PlatformTransactionManager transactions) {
        super(transactions);
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        for (int attempt = 1; ; attempt++) {
            try {
                return super.execute(action);
            } catch (PessimisticLockingFailureException e) {
                // What is a part of a transaction can't be done again alone.
                if (attempt == TRIES || TransactionSynchronizationManager.isActualTransactionActive()) {
                    throw e;
                }
                LOG.atInfo().addKeyValue("attempt", attempt).log("A deadlock ended a transaction; it is done again");
            }
        }
    }
}
