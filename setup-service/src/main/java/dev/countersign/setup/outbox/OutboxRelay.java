package dev.countersign.setup.outbox;

import dev.countersign.setup.config.OutboxProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings Kafka up to the state of our tables. A crash between Kafka's acknowledgement and our note of it sends the same version again;
 * nothing is lost, and nothing is sent that was not committed.
 */
@Component
public class OutboxRelay {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

    /** Who asks for a topic to be relayed while it is being relayed waits for that, instead of finding all rows locked. */
    private final ReentrantLock oneAtATime = new ReentrantLock();

    private final List<StateTable> tables;
    private final StateSender sender;
    private final TransactionTemplate transaction;
    private final OutboxProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;

    OutboxRelay(
            List<StateTable> tables,
            StateSender sender,
            TransactionTemplate transaction,
            OutboxProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.tables = List.copyOf(tables);
        this.sender = sender;
        this.transaction = transaction;
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Sends what lags until nothing does or something fails.
     *
     * @return whether everything that could be claimed was acknowledged
     */
    public boolean relayAll() {
        boolean allAcknowledged = true;
        for (StateTable table : tables) {
            allAcknowledged &= relay(table);
        }
        return allAcknowledged;
    }

    /** Sends the states of one topic only, for a step that waits for them. */
    public boolean relay(String topic) {
        return tables.stream().filter(table -> table.topic().equals(topic)).allMatch(this::relay);
    }

    private boolean relay(StateTable table) {
        oneAtATime.lock();
        try {
            Batch batch;
            do {
                batch = relayBatch(table);
            } while (batch.isFull(properties.batchSize()));
            return batch.isAcknowledged();
        } finally {
            oneAtATime.unlock();
        }
    }

    private Batch relayBatch(StateTable table) {
        return transaction.execute(status -> {
            List<PendingState> claimed = table.claim(properties.batchSize());
            if (claimed.isEmpty()) {
                return new Batch(0, 0);
            }
            List<PendingState> acknowledged = sendAll(table, claimed);
            table.markPublished(acknowledged);
            count(table, "published", acknowledged.size());
            count(table, "failed", claimed.size() - acknowledged.size());
            return new Batch(claimed.size(), acknowledged.size());
        });
    }

    private List<PendingState> sendAll(StateTable table, List<PendingState> states) {
        Map<PendingState, CompletableFuture<?>> sends = new LinkedHashMap<>();
        for (PendingState state : states) {
            CompletableFuture<?> send = sender.send(table, state);
            sends.put(state, send);
            if (isOutage(send)) {
                // Each further one would wait as long for nothing, with the rows locked.
                break;
            }
        }
        long deadline = clock.millis() + properties.acknowledgeTimeout().toMillis();
        List<PendingState> acknowledged = new ArrayList<>(states.size());
        sends.forEach((state, send) -> {
            if (isAcknowledged(table, state, send, deadline)) {
                acknowledged.add(state);
            }
        });
        return acknowledged;
    }

    /** Whether broker or registry can't be reached, as opposed to a record that they would not take. */
    private static boolean isOutage(CompletableFuture<?> send) {
        if (!send.isCompletedExceptionally()) {
            return false;
        }
        Throwable cause = send.exceptionNow();
        while (cause != null && !(cause instanceof RetriableException) && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private boolean isAcknowledged(StateTable table, PendingState state, CompletableFuture<?> send, long deadline) {
        try {
            send.get(Math.max(0, deadline - clock.millis()), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            Throwable reason = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            LOG.atWarn()
                    .addKeyValue("topic", table.topic())
                    .addKeyValue("key", state.key())
                    .addKeyValue("version", state.version())
                    .addKeyValue("reason", reason.toString())
                    .log("Kafka did not take a state; it stays in the table and is sent again. "
                            + "Check the brokers, the topic and that its schema is registered.");
            return false;
        }
    }

    private void count(StateTable table, String outcome, int states) {
        meters.counter("countersign.outbox.states", "topic", table.topic(), "outcome", outcome)
                .increment(states);
    }

    private record Batch(int claimed, int acknowledged) {

        boolean isAcknowledged() {
            return acknowledged == claimed;
        }

        boolean isFull(int batchSize) {
            return isAcknowledged() && claimed == batchSize;
        }
    }
}
