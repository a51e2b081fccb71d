package dev.countersign.setup.work;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Does something once the current transaction is committed, so that nobody acts on what may yet be rolled back. */
public final class AfterCommit {

    private AfterCommit() {}

    /** Runs the action after the commit of the current transaction, or at once if there is none. */
    public static void run(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
