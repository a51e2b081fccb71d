package dev.countersign.sync.loop;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a step on one virtual thread: at once when woken, else at an interval. Wakes that come together count as one. A step that throws is
 * logged and repeated at the next turn.
 */
public final class WakeableLoop {

    /** One turn. */
    @FunctionalInterface
    public interface Step {
        /** Does what is to do. */
        void run() throws InterruptedException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(WakeableLoop.class);

    private final String name;
    private final Duration interval;
    private final Step step;
    private final Semaphore wakes = new Semaphore(0);
    private @Nullable Thread thread;

    public WakeableLoop(String name, Duration interval, Step step) {
        this.name = name;
        this.interval = interval;
        this.step = step;
    }

    /** Begins; the first turn comes at once. */
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name(name).start(this::loop);
        }
    }

    /** Asks for a turn soon; never blocks. */
    public void wake() {
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    /** Asks for a turn after a while; never blocks. */
    public void wakeAfter(Duration delay) {
        if (delay.isZero()) {
            wake();
            return;
        }
        Thread _ = Thread.ofVirtual().name(name + "-alarm").start(() -> {
            try {
                Thread.sleep(delay);
                wake();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /**
     * Ends after the present turn.
     *
     * @param patience how long the present turn may take before it is interrupted
     */
    public void stop(Duration patience) {
        Thread running = end();
        if (running == null) {
            return;
        }
        wake();
        // Not under the lock: the loop needs it to see that it is over.
        try {
            if (!running.join(patience)) {
                running.interrupt();
            }
        } catch (InterruptedException e) {
            running.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Thread end() {
        Thread running = thread;
        thread = null;
        return running;
    }

    public synchronized boolean isRunning() {
        return thread != null;
    }

    private synchronized boolean isMine() {
        return thread == Thread.currentThread();
    }

    private void loop() {
        try {
            while (isMine()) {
                turn();
                boolean _ = wakes.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS);
                wakes.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() throws InterruptedException {
        try {
            step.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            // An error too: the loop would end for good, and look as if it ran.
            LOG.atError().addKeyValue("loop", name).setCause(e).log("A turn failed; it is tried again at the next one");
        }
    }
}
