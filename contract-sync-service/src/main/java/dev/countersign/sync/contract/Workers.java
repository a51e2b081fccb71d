package dev.countersign.sync.contract;

import dev.countersign.sync.breaker.Breakers;
import dev.countersign.sync.budget.AccountRests;
import dev.countersign.sync.config.SyncProperties;
import dev.countersign.sync.loop.LeasedWork;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Works on due contracts; bounded per account too, so that a slow HRM holds up its own account only. */
@Component
public final class Workers implements SmartLifecycle, LeasedWork.Source<ClaimedContract> {

    private final ContractWork work;
    private final ContractClaims claims;
    private final OneContract oneContract;
    private final FairShare share;
    private final Breakers breakers;
    private final AccountRests rests;
    private final LeasedWork<ClaimedContract> syncs;

    Workers(
            ContractWork work,
            ContractClaims claims,
            OneContract oneContract,
            SyncProperties properties,
            Breakers breakers,
            AccountRests rests) {
        this.rests = rests;
        this.work = work;
        this.claims = claims;
        this.breakers = breakers;
        this.oneContract = oneContract;
        this.share = new FairShare(properties.workers(), properties.workersPerAccount());
        this.syncs = new LeasedWork<>(
                "sync",
                this,
                properties.workers(),
                properties.workersPerAccount(),
                properties.pollInterval(),
                properties.lease());
    }

    /** Contracts were marked: they are due in a moment. */
    public void wake() {
        syncs.wakeAfter(work.settle());
    }

    @Override
    public void start() {
        syncs.start();
    }

    @Override
    public void stop() {
        syncs.stop();
    }

    @Override
    public boolean isRunning() {
        return syncs.isRunning();
    }

    @Override
    public List<ClaimedContract> claim(UUID owner, int most, Map<Long, Integer> inFlight) {
        int perAccount = share.of(inFlight);
        return claims.claim(owner, most, perAccount, limits(inFlight, perAccount));
    }

    @Override
    public Optional<Duration> work(UUID owner, ClaimedContract contract) {
        return oneContract.sync(owner, contract);
    }

    @Override
    public void renew(Collection<UUID> owners) {
        claims.renew(owners);
    }

    @Override
    public void release(List<UUID> owners) {
        claims.release(owners);
    }

    @Override
    public long account(ClaimedContract contract) {
        return contract.accountId();
    }

    /** Nothing of accounts that have enough workers, whose other side is left alone, or whose budget is used up. */
    private ClaimLimits limits(Map<Long, Integer> inFlight, int perAccount) {
        List<Long> probing = breakers.probing();
        Set<Long> busy = new HashSet<>(breakers.open());
        busy.addAll(rests.resting());
        inFlight.forEach((account, count) -> {
            if (count >= (probing.contains(account) ? 1 : perAccount)) {
                busy.add(account);
            }
        });
        return new ClaimLimits(busy, probing, rests.withoutBackfill(), inFlight);
    }
}
