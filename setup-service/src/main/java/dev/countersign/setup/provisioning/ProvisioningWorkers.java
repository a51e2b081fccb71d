package dev.countersign.setup.provisioning;

import dev.countersign.setup.config.SetupProperties;
import dev.countersign.setup.work.AccountThreads;
import jakarta.annotation.PreDestroy;
import org.springframework.stereotype.Component;

/** Runs sagas, a bounded number at once. What finds no place is found by the next sweep. */
@Component
class ProvisioningWorkers {

    private static final int LARGEST_SWEEP = 100;

    private final ProvisioningRunner runner;
    private final ProvisioningStore store;
    private final AccountThreads threads;

    ProvisioningWorkers(ProvisioningRunner runner, ProvisioningStore store, SetupProperties properties) {
        this.runner = runner;
        this.store = store;
        this.threads = AccountThreads.virtual(
                "provisioning",
                properties.provisioning().parallel(),
                "The work on an account broke off; the next sweep takes it up. Check the database.");
    }

    /** Looks for work that is due: new, waited long enough, or left behind by a crash. */
    void sweep() {
        for (long accountId : store.due(LARGEST_SWEEP)) {
            if (!start(accountId)) {
                return;
            }
        }
    }

    /** Works on the account in a thread of its own; false if there is no place. */
    boolean start(long accountId) {
        return threads.start(accountId, runner::run);
    }

    /** A step that is under way may end; a step that is cut off is repeated by whoever sweeps next. */
    @PreDestroy
    void stop() throws InterruptedException {
        threads.stop();
    }
}
