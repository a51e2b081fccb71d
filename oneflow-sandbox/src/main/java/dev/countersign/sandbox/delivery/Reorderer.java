package dev.countersign.sandbox.delivery;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Swaps neighbours: holds one delivery back until the next one has been attempted, or until it has waited long enough alone. */
final class Reorderer {

    static final Duration LONGEST_HOLD = Duration.ofSeconds(2);

    private final DeliveryTimer timer;
    private final Consumer<Delivery> start;
    private @Nullable Delivery held;
    private @Nullable Delivery overtaking;
    private @Nullable Future<?> release;

    Reorderer(DeliveryTimer timer, Consumer<Delivery> start) {
        this.timer = timer;
        this.start = start;
    }

    synchronized void take(Delivery delivery) {
        if (held == null) {
            held = delivery;
            release = timer.after(LONGEST_HOLD, () -> release(delivery));
        } else {
            if (overtaking == null) {
                overtaking = delivery;
            }
            start.accept(delivery);
        }
    }

    /** The first attempt of a delivery is over: the one that it overtook may go. */
    void attempted(Delivery delivery) {
        Delivery overtaken = null;
        synchronized (this) {
            if (delivery.equals(overtaking)) {
                overtaken = held;
            }
        }
        if (overtaken != null) {
            release(overtaken);
        }
    }

    private void release(Delivery delivery) {
        synchronized (this) {
            if (!delivery.equals(held)) {
                return;
            }
            if (release != null) {
                release.cancel(false);
            }
            held = null;
            overtaking = null;
            release = null;
        }
        start.accept(delivery);
    }
}
