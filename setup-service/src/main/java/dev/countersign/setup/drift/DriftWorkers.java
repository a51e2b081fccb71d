package dev.countersign.setup.drift;

import dev.countersign.setup.config.DriftProperties;
import dev.countersign.setup.work.AccountThreads;
import jakarta.annotation.PreDestroy;
import java.util.function.LongConsumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Compares accounts whose turn has come: so many a second over all replicas, because one replica at a time makes a turn, and so many at once
 * in this process. What finds no place stays due, so that an outage ends in a long row and not in a burst.
 */
@Component
class DriftWorkers {

    static final String BROKEN_OFF =
            "The comparison of an account broke off; it is made again later. Look at the cause.";

    private final DriftStore store;
    private final LongConsumer visit;
    private final DriftProperties properties;
    private final AccountThreads threads;

    @Autowired
    DriftWorkers(DriftStore store, DriftPatrol patrol, DriftProperties properties) {
        this(store, patrol::visit, properties, AccountThreads.virtual("drift", properties.parallel(), BROKEN_OFF));
    }

    DriftWorkers(DriftStore store, LongConsumer visit, DriftProperties properties, AccountThreads threads) {
        this.store = store;
        this.visit = visit;
        this.properties = properties;
        this.threads = threads;
    }

    /** One second's worth of comparisons. */
    void turn() {
        int free = Math.min(threads.free(), properties.perSecond());
        if (free > 0) {
            // One that is not started, because the process stops, was put off by the store and is taken by the next
            // process.
            store.take(free).forEach(accountId -> threads.start(accountId, visit));
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        threads.stop();
    }
}
