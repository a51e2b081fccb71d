package dev.countersign.sync.contract;

import dev.countersign.sync.breaker.Breakers;
import dev.countersign.sync.budget.AccountRests;
import dev.countersign.sync.config.SyncProperties;
import dev.countersign.sync.loop.WakeableLoop;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** A bounded number of virtual threads that work on due contracts; bounded per account too, so that a slow HRM holds up its own account only. */
@Component
public final class Workers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BEATS_PER_LEASE = 3;

    private final ContractWork work;
    private final OneContract oneContract;
    private final SyncProperties properties;
    private final Breakers breakers;
    private final AccountRests rests;
    private final Semaphore free;
    private final ConcurrentMap<Long, Integer> inFlight = new ConcurrentHashMap<>();
    private final ConcurrentMap<Thread, UUID> claimsUnderWay = new ConcurrentHashMap<>();
    private final WakeableLoop claims;
    private final WakeableLoop heartbeat;

    Workers(
            ContractWork work,
            OneContract oneContract,
            SyncProperties properties,
            Breakers breakers,
            AccountRests rests) {
        this.rests = rests;
        this.work = work;
        this.breakers = breakers;
        this.oneContract = oneContract;
        this.properties = properties;
        this.free = new Semaphore(properties.workers());
        this.claims = new WakeableLoop("claims", properties.pollInterval(), this::claimAll);
        this.heartbeat = new WakeableLoop("lease-heartbeat", properties.lease().dividedBy(BEATS_PER_LEASE), this::beat);
    }

    /** Contracts were marked: they are due in a moment. */
    public void wake() {
        claims.wakeAfter(work.settle());
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
            LOG.atWarn()
                    .addKeyValue("contracts", claimsUnderWay.size())
                    .log("Syncs under way did not end in time; they are given back and done by another process");
            claimsUnderWay.keySet().forEach(Thread::interrupt);
        }
        heartbeat.stop(Duration.ofSeconds(1));
        work.release(underWay);
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
            UUID owner = UUID.randomUUID();
            List<ClaimedContract> claimed = work.claim(owner, most, most, limits());
            claimed.forEach(contract -> begin(owner, contract));
            if (claimed.isEmpty()) {
                return;
            }
        }
    }

    /** Nothing of accounts that have enough workers, whose other side is left alone, or whose budget is used up. */
    private ClaimLimits limits() {
        List<Long> probing = breakers.probing();
        Set<Long> busy = new HashSet<>(breakers.open());
        busy.addAll(rests.resting());
        inFlight.forEach((account, count) -> {
            if (count >= (probing.contains(account) ? 1 : properties.workersPerAccount())) {
                busy.add(account);
            }
        });
        return new ClaimLimits(busy, probing, rests.withoutBackfill());
    }

    private void begin(UUID owner, ClaimedContract contract) {
        // Never blocks: only this loop acquires, and it claims no more than there are permits.
        free.acquireUninterruptibly();
        int _ = inFlight.merge(contract.accountId(), 1, Integer::sum);
        Thread thread = Thread.ofVirtual()
                .name("sync-" + contract.accountId() + "-" + contract.contractId())
                .unstarted(() -> work(owner, contract));
        claimsUnderWay.put(thread, owner);
        thread.start();
    }

    private void work(UUID owner, ClaimedContract contract) {
        try {
            oneContract.sync(owner, contract).ifPresent(claims::wakeAfter);
        } finally {
            claimsUnderWay.remove(Thread.currentThread());
            inFlight.computeIfPresent(contract.accountId(), (_, count) -> count == 1 ? null : count - 1);
            free.release();
            claims.wake();
        }
    }

    private void beat() {
        if (!claimsUnderWay.isEmpty()) {
            work.renew(claimsUnderWay.values());
        }
    }
}
