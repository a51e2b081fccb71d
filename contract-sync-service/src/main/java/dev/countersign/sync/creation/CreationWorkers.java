package dev.countersign.sync.creation;

import dev.countersign.sync.config.CreationProperties;
import dev.countersign.sync.loop.WakeableLoop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** A bounded number of virtual threads that work on due requests; bounded per account too. */
@Component
final class CreationWorkers implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BEATS_PER_LEASE = 3;

    private final RequestRows rows;
    private final OneRequest oneRequest;
    private final CreationProperties properties;
    private final Semaphore free;
    private final ConcurrentMap<Long, Integer> inFlight = new ConcurrentHashMap<>();
    private final ConcurrentMap<Thread, UUID> claimsUnderWay = new ConcurrentHashMap<>();
    private final WakeableLoop claims;
    private final WakeableLoop heartbeat;

    CreationWorkers(RequestRows rows, OneRequest oneRequest, CreationProperties properties) {
        this.rows = rows;
        this.oneRequest = oneRequest;
        this.properties = properties;
        this.free = new Semaphore(properties.workers());
        this.claims = new WakeableLoop("creation-claims", properties.pollInterval(), this::claimAll);
        this.heartbeat =
                new WakeableLoop("creation-lease-heartbeat", properties.lease().dividedBy(BEATS_PER_LEASE), this::beat);
    }

    /** There is something new to do. */
    void wake() {
        claims.wake();
    }

    @Override
    public void start() {
        claims.start();
        heartbeat.start();
    }

    @Override
    public void stop() {
        claims.stop(PATIENCE);
        boolean finished = finished();
        List<UUID> underWay = List.copyOf(claimsUnderWay.values());
        if (!finished) {
            claimsUnderWay.keySet().forEach(Thread::interrupt);
        }
        heartbeat.stop(Duration.ofSeconds(1));
        rows.release(underWay);
    }

    @Override
    public boolean isRunning() {
        return claims.isRunning();
    }

    private boolean finished() {
        try {
            return free.tryAcquire(properties.workers(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void claimAll() {
        while (claims.isRunning() && free.availablePermits() > 0) {
            int most = Math.min(free.availablePermits(), properties.workersPerAccount());
            // One owner a claim: each of its requests ends on its own.
            UUID owner = UUID.randomUUID();
            List<ClaimedRequest> claimed = rows.claim(owner, most, busyAccounts());
            claimed.forEach(this::begin);
            if (claimed.isEmpty()) {
                return;
            }
        }
    }

    private List<Long> busyAccounts() {
        return inFlight.entrySet().stream()
                .filter(entry -> entry.getValue() >= properties.workersPerAccount())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void begin(ClaimedRequest request) {
        // Never blocks: only this loop acquires, and it claims no more than there are permits.
        free.acquireUninterruptibly();
        int _ = inFlight.merge(request.accountId(), 1, Integer::sum);
        Thread thread =
                Thread.ofVirtual().name("creation-" + request.accountId()).unstarted(() -> work(request));
        claimsUnderWay.put(thread, request.owner());
        thread.start();
    }

    private void work(ClaimedRequest request) {
        try {
            oneRequest.work(request).ifPresent(this::wakeAfter);
        } finally {
            claimsUnderWay.remove(Thread.currentThread());
            inFlight.computeIfPresent(request.accountId(), (_, count) -> count == 1 ? null : count - 1);
            free.release();
            claims.wake();
        }
    }

    /** Sooner than the next poll only. */
    private void wakeAfter(Duration wait) {
        if (wait.compareTo(properties.pollInterval()) < 0) {
            claims.wakeAfter(wait);
        }
    }

    private void beat() {
        if (!claimsUnderWay.isEmpty()) {
            rows.renew(claimsUnderWay.values());
        }
    }
}
