package dev.countersign.sync.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Accounts whose budget is used up, so that nobody claims their contracts only to put them back. Backfill's part may be used up alone. */
@Component
public final class AccountRests {

    private static final Duration LEAST = Duration.ofMillis(500);

    private final Map<Long, Instant> all = new ConcurrentHashMap<>();
    private final Map<Long, Instant> backfill = new ConcurrentHashMap<>();
    private final Clock clock;

    AccountRests(Clock clock) {
        this.clock = clock;
    }

    /**
     * A call had to be left out.
     *
     * @param onlyBackfill whether urgent calls may go on
     */
    public void rest(long accountId, boolean onlyBackfill, Duration time) {
        Instant until = clock.instant().plus(time.compareTo(LEAST) < 0 ? LEAST : time);
        (onlyBackfill ? backfill : all).put(accountId, until);
    }

    /** Accounts of which nothing is to be claimed. */
    public List<Long> resting() {
        return still(all);
    }

    /** Accounts of which only urgent contracts are to be claimed. */
    public List<Long> withoutBackfill() {
        return still(backfill);
    }

    private List<Long> still(Map<Long, Instant> rests) {
        Instant now = clock.instant();
        rests.values().removeIf(until -> !until.isAfter(now));
        return List.copyOf(rests.keySet());
    }
}
