package dev.countersign.sandbox.delivery;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Deliveries that wait for their next attempt. A changed time factor applies to those that wait already, too. */
final class RetryQueue {

    private final DeliveryTimer timer;
    private final Consumer<Delivery> retry;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private double factor;

    RetryQueue(DeliveryTimer timer, double factor, Consumer<Delivery> retry) {
        this.timer = timer;
        this.factor = factor;
        this.retry = retry;
    }

    synchronized void add(Delivery delivery, Duration delay) {
        schedule(delivery, delay, System.nanoTime());
    }

    synchronized void factor(double newFactor) {
        factor = newFactor;
        for (Waiting each : List.copyOf(waiting.values())) {
            if (each.future().cancel(false)) {
                schedule(each.delivery(), each.delay(), each.since());
            }
        }
    }

    synchronized double factor() {
        return factor;
    }

    /** Takes a delivery out so that it can be sent at once. */
    synchronized boolean remove(Delivery delivery) {
        Waiting removed = waiting.remove(delivery.callbackId());
        return removed != null && removed.future().cancel(false);
    }

    private void schedule(Delivery delivery, Duration delay, long since) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - since);
        Duration left = RetrySchedule.scaled(delay, factor).minus(elapsed);
        Future<?> future = timer.after(left, () -> due(delivery));
        waiting.put(delivery.callbackId(), new Waiting(delivery, delay, since, future));
    }

    private void due(Delivery delivery) {
        synchronized (this) {
            waiting.remove(delivery.callbackId());
        }
        retry.accept(delivery);
    }

    private record Waiting(Delivery delivery, Duration delay, long since, Future<?> future) {}
}
