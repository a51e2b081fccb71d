package dev.countersign.setup.drift;

import dev.countersign.setup.config.DriftProperties;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Compares accounts whose turn has come: so many a second over all replicas, because one replica at a time makes a turn, and so many at once
 * in this process. What finds no place stays due, so that an outage ends in a long row and not in a burst.
 */
@Component
class DriftWorkers {

    private static final Logger LOG = LoggerFactory.getLogger(DriftWorkers.class);
    private static final long STOP_SECONDS = 20;

    private final DriftStore store;
    private final LongConsumer visit;
    private final DriftProperties properties;
    private final Semaphore places;
    private final ExecutorService threads;

    @Autowired
    DriftWorkers(DriftStore store, DriftPatrol patrol, DriftProperties properties) {
        this(
                store,
                patrol::visit,
                properties,
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("drift-", 0).factory()));
    }

    DriftWorkers(DriftStore store, LongConsumer visit, DriftProperties properties, ExecutorService threads) {
        this.store = store;
        this.visit = visit;
        this.properties = properties;
        this.threads = threads;
        this.places = new Semaphore(properties.parallel());
    }

    /** One second's worth of comparisons. */
    void turn() {
        int free = Math.min(places.availablePermits(), properties.perSecond());
        if (free > 0) {
            start(store.take(free));
        }
    }

    private void start(List<Long> accountIds) {
        for (long accountId : accountIds) {
            places.acquireUninterruptibly();
            threads.execute(() -> visit(accountId));
        }
    }

    private void visit(long accountId) {
        try {
            visit.accept(accountId);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("account", Long.toString(accountId))
                    .setCause(e)
                    .log("The comparison of an account broke off; it is made again later. Look at the cause.");
        } finally {
            places.release();
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
