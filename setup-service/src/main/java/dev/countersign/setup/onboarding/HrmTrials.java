package dev.countersign.setup.onboarding;

import dev.countersign.operators.MinuteLimits;
import dev.countersign.setup.account.HrmConnection;
import dev.countersign.setup.syncservice.SyncService;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Has HRMs tried out by the sync service, and not too often: each trial calls an address that somebody typed. */
@Component
class HrmTrials {

    private static final int PER_MINUTE = 10;

    private final SyncService sync;
    private final MinuteLimits accounts;

    HrmTrials(SyncService sync, Clock clock) {
        this.sync = sync;
        this.accounts = new MinuteLimits(PER_MINUTE, clock);
    }

    TrialView run(long accountId, HrmConnection proposed) {
        return accounts.take(Long.toString(accountId))
                ? TrialView.of(sync.testConnection(accountId, proposed), proposed.kind())
                : TrialView.TOO_OFTEN;
    }
}
