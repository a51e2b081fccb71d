package dev.countersign.setup;

import dev.countersign.setup.account.HrmConnection;
import dev.countersign.setup.syncservice.AccountActivity;
import dev.countersign.setup.syncservice.ConnectionTest;
import dev.countersign.setup.syncservice.HrmKind;
import dev.countersign.setup.syncservice.SyncService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** A sync service that says what a test wants; of accounts that none speaks about it knows nothing, as if it were not connected. */
@Primary
@Component
final class ScriptedSyncService implements SyncService {

    private final Map<Long, ConnectionTest> tests = new ConcurrentHashMap<>();
    private final Map<Long, AccountActivity> activities = new ConcurrentHashMap<>();
    private volatile List<HrmKind> kinds = List.of();

    void answer(long accountId, ConnectionTest test) {
        tests.put(accountId, test);
    }

    void answer(long accountId, AccountActivity activity) {
        activities.put(accountId, activity);
    }

    /** It speaks with these kinds of HRM from now on. */
    void kinds(List<HrmKind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    @Override
    public List<HrmKind> hrmKinds() {
        return kinds;
    }

    @Override
    public ConnectionTest testConnection(long accountId, HrmConnection proposed) {
        return tests.getOrDefault(accountId, new ConnectionTest.NotAvailable("no answer was scripted"));
    }

    @Override
    public Optional<AccountActivity> activity(long accountId) {
        return Optional.ofNullable(activities.get(accountId));
    }
}
