package dev.countersign.sandbox.delivery;

import java.time.Duration;

/**
 * How webhooks are delivered.
 *
 * @param timeFactor multiplies the documented retry delays
 * @param coalescing events of one contract within this time travel in one call; zero sends what one action caused at once
 * @param timeout for one attempt, connection and answer
 * @param concurrency attempts at the same time
 * @param capacity deliveries that may be outstanding; further ones are dropped and shown as such
 * @param history deliveries that the control interface remembers
 */
public record DeliverySettings(
        double timeFactor, Duration coalescing, Duration timeout, int concurrency, int capacity, int history) {

    public DeliverySettings {
        if (!(timeFactor > 0) || timeFactor > 1000) {
            throw new IllegalArgumentException(
                    "The time factor must be greater than 0 and at most 1000, but is " + timeFactor);
        }
        if (concurrency < 1 || capacity < 1 || history < 1) {
            throw new IllegalArgumentException("Concurrency, capacity and history must be at least 1, but are "
                    + concurrency + ", " + capacity + " and " + history);
        }
    }

    public static DeliverySettings defaults() {
        return new DeliverySettings(1, Duration.ZERO, Duration.ofSeconds(10), 64, 50_000, 5_000);
    }

    public DeliverySettings withTimeFactor(double factor) {
        return new DeliverySettings(factor, coalescing, timeout, concurrency, capacity, history);
    }

    public DeliverySettings withCoalescing(Duration window) {
        return new DeliverySettings(timeFactor, window, timeout, concurrency, capacity, history);
    }

    public DeliverySettings withTimeout(Duration limit) {
        return new DeliverySettings(timeFactor, coalescing, limit, concurrency, capacity, history);
    }

    public DeliverySettings withCapacity(int newConcurrency, int newCapacity) {
        return new DeliverySettings(timeFactor, coalescing, timeout, newConcurrency, newCapacity, history);
    }
}
