package dev.countersign.setup.provisioning;

import dev.countersign.setup.config.SetupProperties;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs sagas in virtual threads, a bounded number at once. What finds no place is found by the next sweep. */
@Component
class ProvisioningWorkers {

    private static final Logger LOG = LoggerFactory.getLogger(ProvisioningWorkers.class);
    private static final long STOP_SECONDS = 20;
    private static final int LARGEST_SWEEP = 100;

    private final ProvisioningRunner runner;
    private final ProvisioningStore store;
    private final Semaphore places;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("provisioning-", 0).factory());

    ProvisioningWorkers(ProvisioningRunner runner, ProvisioningStore store, SetupProperties properties) {
        this.runner = runner;
        this.store = store;
        this.places = new Semaphore(properties.provisioning().parallel());
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
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            threads.execute(() -> run(accountId));
            return true;
        } catch (RejectedExecutionException _) {
            places.release();
            return false;
        }
    }

    private void run(long accountId) {
        try {
            runner.run(accountId);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("account", Long.toString(accountId))
                    .setCause(e)
                    .log("The work on an account broke off; the next sweep takes it up. Check the database.");
        } finally {
            places.release();
        }
    }

    /** A step that is under way may end; a step that is cut off is repeated by whoever sweeps next. */
    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
