package dev.countersign.setup.outbox;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the relay that there is something to send, so that it need not wait for its schedule. */
@Component
public final class OutboxSignal {

    private final Semaphore raised = new Semaphore(0);

    OutboxSignal() {}

    /** Wakes the relay once the current transaction is committed, or at once if there is none. */
    public void afterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            raise();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                raise();
            }
        });
    }

    /** Waits for a signal; several that came meanwhile count as one. */
    void await(long milliseconds) throws InterruptedException {
        if (raised.tryAcquire(milliseconds, TimeUnit.MILLISECONDS)) {
            raised.drainPermits();
        }
    }

    private void raise() {
        raised.release();
    }
}
