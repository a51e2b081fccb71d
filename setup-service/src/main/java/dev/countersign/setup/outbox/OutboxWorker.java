package dev.countersign.setup.outbox;

import dev.countersign.setup.config.OutboxProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the relay in one virtual thread: after each commit that changed something, and every now and then for what was left behind. */
@Component
final class OutboxWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);
    private static final long STOP_MILLISECONDS = 10_000;
    private static final double MILLIS = 1000;

    private final OutboxRelay relay;
    private final OutboxSignal signal;
    private final StateSender sender;
    private final List<StateTable> tables;
    private final OutboxProperties properties;
    private volatile boolean running;
    private @Nullable Thread thread;

    OutboxWorker(
            OutboxRelay relay,
            OutboxSignal signal,
            StateSender sender,
            OutboxProperties properties,
            List<StateTable> tables,
            Clock clock,
            MeterRegistry meters) {
        this.relay = relay;
        this.signal = signal;
        this.sender = sender;
        this.tables = List.copyOf(tables);
        this.properties = properties;
        for (StateTable table : tables) {
            Gauge.builder("countersign.outbox.lag", table, StateTable::lag)
                    .description("States that are newer here than in Kafka")
                    .tag("topic", table.topic())
                    .register(meters);
            Gauge.builder("countersign.outbox.age", table, states -> age(states, clock))
                    .description("For how long the state has waited for Kafka that has waited longest")
                    .baseUnit("seconds")
                    .tag("topic", table.topic())
                    .register(meters);
        }
    }

    private static double age(StateTable table, Clock clock) {
        return table.laggingSince()
                .map(since -> Duration.between(since, clock.instant()).toMillis() / MILLIS)
                .orElse(0.0);
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name("outbox-relay").start(this::work);
    }

    private void work() {
        tables.forEach(sender::prepare);
        while (running) {
            try {
                // Before the first wait: what the process before this one left behind.
                relay.relayAll();
                signal.await(properties.interval().toMillis());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn(
                        "The relay could not read or mark its tables; it goes on at its next turn. Check the database.",
                        e);
                pause();
            }
        }
    }

    /** A broken database would otherwise be asked in a tight loop while signals come in. */
    private void pause() {
        try {
            Thread.sleep(properties.interval());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        Thread worker = thread;
        if (worker == null) {
            return;
        }
        worker.interrupt();
        try {
            worker.join(STOP_MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
