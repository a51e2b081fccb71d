package dev.countersign.sync.creation;

import dev.countersign.sync.outbox.OutboxRelay;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Relays results to their topic. */
@Component
final class ResultRelay implements SmartLifecycle {

    private static final long LOCK = 0x52455155455354L;

    private final OutboxRelay relay;

    ResultRelay(OutboxRelay.Factory relays, ResultRows rows) {
        this.relay = relays.relay("contract-request-result-relay", LOCK, rows);
    }

    /** There is something new to relay. */
    void wake() {
        relay.wake();
    }

    @Override
    public void start() {
        relay.start();
    }

    @Override
    public void stop() {
        relay.stop();
    }

    @Override
    public boolean isRunning() {
        return relay.isRunning();
    }
}
