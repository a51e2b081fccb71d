package dev.countersign.sync.contract;

import dev.countersign.sync.loop.WakeableLoop;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Removes now and then what dead processes left of locks: an employee who never changes again would keep it for ever. */
@Component
final class LockPurge implements SmartLifecycle {

    private static final Duration INTERVAL = Duration.ofHours(1);

    private final WakeableLoop loop;

    LockPurge(EmployeeLocks locks) {
        this.loop = new WakeableLoop("employee-lock-purge", INTERVAL, () -> {
            int _ = locks.purge();
        });
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop(Duration.ofSeconds(1));
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
