package dev.countersign.ingress.endpoint;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** All endpoints, in memory. Any thread may ask; one thread writes. */
public final class EndpointDirectory {

    private record Waiter(String endpointId, CompletableFuture<Optional<Endpoint>> arrival) {}

    private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
    private final Semaphore freeWaiters;
    private volatile boolean loaded;

    /** A directory where at most {@code maxWaiting} callers wait for endpoints at the same time. */
    public EndpointDirectory(int maxWaiting) {
        this.freeWaiters = new Semaphore(maxWaiting);
    }

    /** The endpoint, if it is known now. */
    public Optional<Endpoint> find(String endpointId) {
        return Optional.ofNullable(endpoints.get(endpointId));
    }

    /**
     * The endpoint as soon as it becomes known; Oneflow may call one before its record has been read. Empty after the
     * limit, and at once when too many callers are waiting already.
     */
    public CompletableFuture<Optional<Endpoint>> awaitArrival(String endpointId, Duration limit) {
        if (!freeWaiters.tryAcquire()) {
            return CompletableFuture.completedFuture(find(endpointId));
        }
        var waiter = new Waiter(endpointId, new CompletableFuture<>());
        waiters.add(waiter);
        // It may have arrived before this waiter could be seen.
        find(endpointId).ifPresent(endpoint -> waiter.arrival().complete(Optional.of(endpoint)));
        return waiter.arrival()
                .completeOnTimeout(Optional.empty(), limit.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> {
                    waiters.remove(waiter);
                    freeWaiters.release();
                });
    }

    /** Whether the topic has been read to the end once, so that an unknown endpoint is one that doesn't exist. */
    public boolean isLoaded() {
        return loaded;
    }

    /** How many endpoints are known. */
    public int size() {
        return endpoints.size();
    }

    /** Of how many endpoints the current record, or a key in it, can't be read; superseded records don't count. */
    int unreadable() {
        return unreadable.size();
    }

    void forEach(Consumer<Endpoint> action) {
        endpoints.values().forEach(action);
    }

    void put(Endpoint changed) {
        Endpoint before = endpoints.get(changed.endpointId());
        Endpoint endpoint = before == null ? changed : changed.continuing(before);
        endpoints.put(endpoint.endpointId(), endpoint);
        if (endpoint.hasUnreadableKeys()) {
            unreadable.add(endpoint.endpointId());
        } else {
            unreadable.remove(endpoint.endpointId());
        }
        for (Waiter waiter : waiters) {
            if (waiter.endpointId().equals(endpoint.endpointId())) {
                waiter.arrival().complete(Optional.of(endpoint));
            }
        }
    }

    void remove(String endpointId) {
        endpoints.remove(endpointId);
        unreadable.remove(endpointId);
    }

    /** The endpoint's record can't be read: nothing verifies there until there is another. */
    void lose(String endpointId) {
        endpoints.remove(endpointId);
        unreadable.add(endpointId);
    }

    /** Takes over what a complete reading of the topic found; everything else is gone. */
    void load(Map<String, Endpoint> found, Set<String> unreadableRecords) {
        endpoints.keySet().retainAll(found.keySet());
        unreadable.retainAll(unreadableRecords);
        unreadable.addAll(unreadableRecords);
        found.values().forEach(this::put);
        loaded = true;
    }
}
