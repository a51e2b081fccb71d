package dev.countersign.setup.syncservice;

import dev.countersign.setup.account.HrmConnection;
import java.util.List;
import java.util.Optional;

/** Stands in while this service is not told where the sync service is. */
final class NotConnected implements SyncService {

    @Override
    public ConnectionTest testConnection(long accountId, HrmConnection proposed) {
        return new ConnectionTest.NotAvailable(
                "The HRM can't be tried out: countersign.sync.base-url and countersign.sync.service-token are not set");
    }

    @Override
    public List<HrmKind> hrmKinds() {
        return List.of();
    }

    @Override
    public Optional<AccountActivity> activity(long accountId) {
        return Optional.empty();
    }
}
