package dev.countersign.setup.onboarding;

import dev.countersign.setup.account.HrmConnection;
import dev.countersign.setup.syncservice.HrmKind;
import dev.countersign.setup.syncservice.SyncService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which kinds of HRM an admin can choose: those that the sync service speaks with, and while it can't be asked those that it told of last. */
@Component
class HrmKinds {

    /** There in any case: without a sync service an account can be connected with it too. */
    static final HrmKind SCIM = new HrmKind(
            HrmConnection.SCIM, "SCIM 2.0", "https://hr.example.com/scim/v2", HrmKind.Credentials.TOKEN, Set.of());

    private final SyncService sync;
    private volatile List<HrmKind> told = List.of();

    HrmKinds(SyncService sync) {
        this.sync = sync;
    }

    /**
     * The kinds to choose from.
     *
     * @param kept the connection that there is; its kind stays one to choose from
     */
    List<HrmKind> offered(@Nullable HrmConnection kept) {
        List<HrmKind> now = sync.hrmKinds();
        if (!now.isEmpty()) {
            told = now;
        }
        Map<String, HrmKind> kinds = new LinkedHashMap<>();
        kinds.put(SCIM.kind(), SCIM);
        for (HrmKind kind : told) {
            kinds.put(kind.kind(), kind);
        }
        if (kept != null && !kinds.containsKey(kept.kind())) {
            kinds.put(kept.kind(), unknown(kept));
        }
        return List.copyOf(kinds.values());
    }

    /** The kind of a connection, with what is known of it. */
    HrmKind of(HrmConnection connection) {
        return find(connection.kind(), offered(connection)).orElseThrow();
    }

    static Optional<HrmKind> find(@Nullable String kind, List<HrmKind> offered) {
        return offered.stream().filter(each -> each.kind().equals(kind)).findFirst();
    }

    private static HrmKind unknown(HrmConnection kept) {
        HrmKind.Credentials credentials;
        if (HrmConnection.OAUTH2_CLIENT_CREDENTIALS.equals(kept.authentication())) {
            credentials = HrmKind.Credentials.TOKEN;
        } else {
            credentials = kept.clientId() == null ? HrmKind.Credentials.KEY : HrmKind.Credentials.USER;
        }
        return new HrmKind(kept.kind(), kept.kind(), null, credentials, Set.of());
    }
}
