package dev.countersign.setup.outbox;

import dev.countersign.setup.work.AfterCommit;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Tells the relay that there is something to send, so that it need not wait for its schedule. */
@Component
public final class OutboxSignal {

    private final Semaphore raised = new Semaphore(0);

    OutboxSignal() {}

    /** Wakes the relay once the current transaction is committed, or at once if there is none. */
    public void afterCommit() {
        AfterCommit.run(raised::release);
    }

    /** Waits for a signal; several that came meanwhile count as one. */
    void await(long milliseconds) throws InterruptedException {
        if (raised.tryAcquire(milliseconds, TimeUnit.MILLISECONDS)) {
            raised.drainPermits();
        }
    }
}
