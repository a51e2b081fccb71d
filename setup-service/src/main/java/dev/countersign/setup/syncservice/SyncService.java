package dev.countersign.setup.syncservice;

import dev.countersign.setup.account.HrmConnection;
import java.util.List;
import java.util.Optional;

/** The contract sync service, which alone speaks to HRMs and follows contracts. Calls block for seconds at most and never throw. */
public interface SyncService {

    /**
     * Tries an HRM out, without changing or keeping anything.
     *
     * @param proposed with the secret sealed for this account, as it would be kept
     */
    ConnectionTest testConnection(long accountId, HrmConnection proposed);

    /** The kinds of HRM that it speaks with; empty when nobody can say at the moment. */
    List<HrmKind> hrmKinds();

    /** How the account's contracts fare; empty when nobody can say at the moment. */
    Optional<AccountActivity> activity(long accountId);
}
