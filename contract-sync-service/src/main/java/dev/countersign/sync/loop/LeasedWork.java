package dev.countersign.sync.loop;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded number of virtual threads that work on what is due and claimed for a while; claims are renewed while work is
 * under way, and given back when the process ends before it.
 *
 * @param <C> what is claimed
 */
public final class LeasedWork<C> {

    /**
     * Where the work comes from, and how it is done.
     *
     * @param <C> what is claimed
     */
    public interface Source<C> {

        /**
         * Claims what is due.
         *
         * @param owner of these claims and no others
         * @param most how many at most, also of one account
         * @param inFlight how much is under way, by account
         */
        List<C> claim(UUID owner, int most, Map<Long, Integer> inFlight);

        /**
         * Works, on a thread of its own, and tells nobody of failures but through what it writes.
         *
         * @return when it is worth looking for more, if that is soon
         */
        Optional<Duration> work(UUID owner, C claimed);

        /** Claims are still worked on. */
        void renew(Collection<UUID> owners);

        /** Claims are not worked on any more. */
        void release(List<UUID> owners);

        /** The account that it counts for. */
        long account(C claimed);
    }

    private static final Logger LOG = LoggerFactory.getLogger(LeasedWork.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BEATS_PER_LEASE = 3;

    private final String name;
    private final Source<C> source;
    private final int workers;
    private final int workersPerAccount;
    private final Semaphore free;
    private final ConcurrentMap<Long, Integer> inFlight = new ConcurrentHashMap<>();
    private final ConcurrentMap<Thread, UUID> claimsUnderWay = new ConcurrentHashMap<>();
    private final WakeableLoop claims;
    private final WakeableLoop heartbeat;

    /**
     * Work that has to be started.
     *
     * @param name of its threads
     * @param workers how many at once
     * @param workersPerAccount how many at once for one account, so that a slow one holds up itself only
     * @param pollInterval looks for work when nothing wakes
     * @param lease how long a claim lives without a sign of life
     */
    public LeasedWork(
            String name, Source<C> source, int workers, int workersPerAccount, Duration pollInterval, Duration lease) {
        this.name = name;
        this.source = source;
        this.workers = workers;
        this.workersPerAccount = workersPerAccount;
        this.free = new Semaphore(workers);
        this.claims = new WakeableLoop(name + "-claims", pollInterval, this::claimAll);
        this.heartbeat = new WakeableLoop(name + "-lease-heartbeat", lease.dividedBy(BEATS_PER_LEASE), this::beat);
    }

    /** There may be something to do in a while; never blocks. */
    public void wakeAfter(Duration delay) {
        claims.wakeAfter(delay);
    }

    public void start() {
        claims.start();
        heartbeat.start();
    }

    /** Claims no more, waits for what is under way, and gives back what does not end in time. */
    public void stop() {
        claims.stop(PATIENCE);
        boolean finished = finished();
        List<UUID> underWay = List.copyOf(claimsUnderWay.values());
        if (!finished) {
            LOG.atWarn()
                    .addKeyValue("work", name)
                    .addKeyValue("underWay", underWay.size())
                    .log("Work did not end in time; it is given back and done by another process");
            claimsUnderWay.keySet().forEach(Thread::interrupt);
        }
        heartbeat.stop(Duration.ofSeconds(1));
        source.release(underWay);
    }

    public boolean isRunning() {
        return claims.isRunning();
    }

    private boolean finished() {
        try {
            return free.tryAcquire(workers, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void claimAll() {
        while (claims.isRunning() && free.availablePermits() > 0) {
            int most = Math.min(free.availablePermits(), workersPerAccount);
            // One owner a claim: each of its things ends on its own.
            UUID owner = UUID.randomUUID();
            List<C> claimed = source.claim(owner, most, Map.copyOf(inFlight));
            claimed.forEach(each -> begin(owner, each));
            if (claimed.isEmpty()) {
                return;
            }
        }
    }

    private void begin(UUID owner, C claimed) {
        // Never blocks: only this loop acquires, and it claims no more than there are permits.
        free.acquireUninterruptibly();
        long account = source.account(claimed);
        int _ = inFlight.merge(account, 1, Integer::sum);
        Thread thread = Thread.ofVirtual().name(name + "-" + account).unstarted(() -> work(owner, claimed));
        claimsUnderWay.put(thread, owner);
        thread.start();
    }

    private void work(UUID owner, C claimed) {
        try {
            source.work(owner, claimed).ifPresent(claims::wakeAfter);
        } finally {
            claimsUnderWay.remove(Thread.currentThread());
            inFlight.computeIfPresent(source.account(claimed), (_, count) -> count == 1 ? null : count - 1);
            free.release();
            claims.wake();
        }
    }

    private void beat() {
        if (!claimsUnderWay.isEmpty()) {
            source.renew(claimsUnderWay.values());
        }
    }
}
