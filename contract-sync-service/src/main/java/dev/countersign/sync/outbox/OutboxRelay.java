package dev.countersign.sync.outbox;

import dev.countersign.sync.config.OutboxProperties;
import dev.countersign.sync.loop.WakeableLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Relays rows to their topic, in order, by one process at a time. A row is marked after the broker has acknowledged it: a crash in between repeats
 * records, which keep their id.
 */
public final class OutboxRelay {

    /** What relays need, whatever they relay. */
    @Component
    public static final class Factory {

        private final JdbcClient jdbc;
        private final TransactionTemplate transactions;
        private final KafkaTemplate<Object, Object> kafka;
        private final OutboxProperties properties;

        Factory(
                JdbcClient jdbc,
                TransactionTemplate transactions,
                KafkaTemplate<Object, Object> kafka,
                OutboxProperties properties) {
            this.jdbc = jdbc;
            this.transactions = transactions;
            this.kafka = kafka;
            this.properties = properties;
        }

        /**
         * Makes a relay, not begun.
         *
         * @param lock the advisory lock that keeps it to one process
         */
        public OutboxRelay relay(String name, long lock, OutboxRows rows) {
            return new OutboxRelay(this, name, lock, rows);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Factory means;
    private final String name;
    private final long lock;
    private final OutboxRows rows;
    private final WakeableLoop loop;

    private OutboxRelay(Factory means, String name, long lock, OutboxRows rows) {
        this.means = means;
        this.name = name;
        this.lock = lock;
        this.rows = rows;
        this.loop = new WakeableLoop(name, means.properties.interval(), this::relayAll);
    }

    /** There is something new to relay. */
    public void wake() {
        loop.wake();
    }

    /** Begins. */
    public void start() {
        loop.start();
    }

    /** Ends after the present batch. */
    public void stop() {
        loop.stop(PATIENCE);
    }

    public boolean isRunning() {
        return loop.isRunning();
    }

    private void relayAll() {
        int relayed;
        do {
            Integer count = means.transactions.execute(_ -> relay());
            relayed = count == null ? 0 : count;
        } while (relayed == means.properties.batchSize() && loop.isRunning());
    }

    private int relay() {
        boolean mine = means.jdbc
                .sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", lock)
                .query(Boolean.class)
                .single();
        if (!mine) {
            return 0;
        }
        List<OutboxRecord> unpublished = rows.unpublished(means.properties.batchSize());
        List<CompletableFuture<?>> sent = unpublished.stream()
                .<CompletableFuture<?>>map(row -> means.kafka.send(row.message()))
                .toList();
        int acknowledged = acknowledged(sent);
        if (acknowledged > 0) {
            rows.published(unpublished.subList(0, acknowledged).stream()
                    .map(OutboxRecord::id)
                    .toList());
        }
        return acknowledged;
    }

    /** How many of the first are safe: later ones are sent again, so that the order stays. */
    private int acknowledged(List<CompletableFuture<?>> sent) {
        int count = 0;
        try {
            for (CompletableFuture<?> each : sent) {
                Object _ = each.get(means.properties.acknowledgeTimeout().toMillis(), TimeUnit.MILLISECONDS);
                count++;
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.atWarn()
                    .addKeyValue("relay", name)
                    .addKeyValue("reason", e.getClass().getSimpleName())
                    .setCause(e)
                    .log("Records can't be published; they are relayed again later");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return count;
    }
}
