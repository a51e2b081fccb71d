package dev.countersign.sandbox.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers the latest deliveries for the control interface; finished ones are forgotten first. */
public final class DeliveryLog {

    private final int capacity;
    private final Map<String, Delivery> deliveries = new LinkedHashMap<>();

    DeliveryLog(int capacity) {
        this.capacity = capacity;
    }

    synchronized void remember(Delivery delivery) {
        deliveries.put(delivery.callbackId(), delivery);
        if (deliveries.size() > capacity) {
            deliveries.values().stream()
                    .filter(old -> old.status() != Delivery.Status.PENDING)
                    .findFirst()
                    .ifPresent(old -> deliveries.remove(old.callbackId()));
        }
    }

    /** Oldest first. */
    public synchronized List<Delivery> all() {
        return new ArrayList<>(deliveries.values());
    }

    public synchronized Optional<Delivery> find(String callbackId) {
        return Optional.ofNullable(deliveries.get(callbackId));
    }
}
