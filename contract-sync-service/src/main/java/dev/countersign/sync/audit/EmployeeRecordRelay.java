package dev.countersign.sync.audit;

import dev.countersign.sync.outbox.OutboxRelay;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Relays audit rows to the topic of employee records; repeated records have the audit entry's id. */
@Component
public final class EmployeeRecordRelay implements SmartLifecycle {

    private static final long LOCK = 0x434f554e54L;

    private final OutboxRelay relay;

    EmployeeRecordRelay(OutboxRelay.Factory relays, EmployeeRecordRows rows) {
        this.relay = relays.relay("employee-record-relay", LOCK, rows);
    }

    /** There is something new to relay. */
    public void wake() {
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
