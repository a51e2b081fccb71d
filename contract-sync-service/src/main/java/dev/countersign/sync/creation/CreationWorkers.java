package dev.countersign.sync.creation;

import dev.countersign.sync.breaker.Breakers;
import dev.countersign.sync.breaker.Target;
import dev.countersign.sync.config.CreationProperties;
import dev.countersign.sync.loop.LeasedWork;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Works on due requests; bounded per account too, and not on those of accounts for which Oneflow is in trouble. */
@Component
final class CreationWorkers implements SmartLifecycle, LeasedWork.Source<ClaimedRequest> {

    private final RequestRows rows;
    private final OneRequest oneRequest;
    private final Breakers breakers;
    private final CreationProperties properties;
    private final LeasedWork<ClaimedRequest> requests;

    CreationWorkers(RequestRows rows, OneRequest oneRequest, Breakers breakers, CreationProperties properties) {
        this.rows = rows;
        this.oneRequest = oneRequest;
        this.breakers = breakers;
        this.properties = properties;
        this.requests = new LeasedWork<>(
                "creation",
                this,
                properties.workers(),
                properties.workersPerAccount(),
                properties.pollInterval(),
                properties.lease());
    }

    /** There is something new to do. */
    void wake() {
        requests.wakeAfter(Duration.ZERO);
    }

    @Override
    public void start() {
        requests.start();
    }

    @Override
    public void stop() {
        requests.stop();
    }

    @Override
    public boolean isRunning() {
        return requests.isRunning();
    }

    @Override
    public List<ClaimedRequest> claim(UUID owner, int most, Map<Long, Integer> inFlight) {
        List<Long> busy = Stream.concat(
                        breakers.open(Target.Kind.ONEFLOW).stream(),
                        inFlight.entrySet().stream()
                                .filter(entry -> entry.getValue() >= properties.workersPerAccount())
                                .map(Map.Entry::getKey))
                .toList();
        return rows.claim(owner, Math.min(most, leastRoom(inFlight, properties.workersPerAccount())), busy);
    }

    /** Whichever account the requests turn out to be of, they are not more than it has room for. */
    static int leastRoom(Map<Long, Integer> inFlight, int perAccount) {
        return inFlight.values().stream()
                .filter(count -> count < perAccount)
                .mapToInt(count -> perAccount - count)
                .min()
                .orElse(perAccount);
    }

    /** Later than the next poll, nobody needs to be woken. */
    @Override
    public Optional<Duration> work(UUID owner, ClaimedRequest request) {
        return oneRequest.work(request).filter(wait -> wait.compareTo(properties.pollInterval()) < 0);
    }

    @Override
    public void renew(Collection<UUID> owners) {
        rows.renew(owners);
    }

    @Override
    public void release(List<UUID> owners) {
        rows.release(owners);
    }

    @Override
    public long account(ClaimedRequest request) {
        return request.accountId();
    }
}
