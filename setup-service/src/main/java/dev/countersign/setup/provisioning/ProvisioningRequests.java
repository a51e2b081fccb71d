package dev.countersign.setup.provisioning;

import dev.countersign.setup.tracing.TraceParent;
import dev.countersign.setup.work.AfterCommit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks for accounts to be made ready, repaired or taken down, and tells where that stands. Within a transaction the work starts when it is
 * committed; a crash before that has asked for nothing, and one after it loses nothing.
 */
@Component
public class ProvisioningRequests {

    private final ProvisioningStore store;
    private final ProvisioningWorkers workers;
    private final TraceParent trace;

    ProvisioningRequests(ProvisioningStore store, ProvisioningWorkers workers, TraceParent trace) {
        this.store = store;
        this.workers = workers;
        this.trace = trace;
    }

    /**
     * Makes the account ready, or brings it up to what the admin has confirmed now: HRM and mapping. Asking twice makes nothing twice.
     *
     * @param mappingVersion version of the field mapping that the admin confirmed
     */
    public void provision(long accountId, String mappingVersion) {
        request(accountId, Goal.PROVISION, mappingVersion, true);
    }

    /**
     * Repairs the account with the HRM and the mapping that were confirmed before, and takes over the newest token.
     *
     * @return false if it never was made ready, or is being taken down
     */
    public boolean repair(long accountId) {
        boolean known = isToBeReady(accountId);
        if (known) {
            request(accountId, Goal.PROVISION, null, false);
        }
        return known;
    }

    /** Takes over the HRM that the admin has confirmed now. @return as {@link #repair} */
    public boolean takeOverHrm(long accountId) {
        boolean known = isToBeReady(accountId);
        if (known) {
            request(accountId, Goal.PROVISION, null, true);
        }
        return known;
    }

    /**
     * Gives Oneflow a new sign key. While a rotation is under way another one is not begun.
     *
     * @return false if the account is not ready, or other work on it is under way
     */
    public boolean rotateSignKey(long accountId) {
        boolean started = store.requestRotation(accountId, trace.current());
        if (started) {
            AfterCommit.run(() -> workers.start(accountId));
        }
        return started;
    }

    /** Takes the account down: webhook, endpoint, credentials. */
    public void disconnect(long accountId) {
        request(accountId, Goal.DEPROVISION, null, false);
    }

    /** Where the work on the account stands; empty if none was ever asked for. */
    public Optional<Provisioning> find(long accountId) {
        return store.find(accountId);
    }

    /** Where the work on the accounts stands; accounts that none was ever asked for are missing. */
    public Map<Long, Provisioning> find(Collection<Long> accountIds) {
        return accountIds.isEmpty()
                ? Map.of()
                : store.find(accountIds).stream()
                        .collect(Collectors.toMap(Provisioning::accountId, Function.identity()));
    }

    private boolean isToBeReady(long accountId) {
        return store.find(accountId)
                .filter(state -> state.goal() != Goal.DEPROVISION && state.mappingVersion() != null)
                .isPresent();
    }

    private void request(long accountId, Goal goal, @Nullable String mappingVersion, boolean hrmConfirmed) {
        store.request(accountId, goal, mappingVersion, hrmConfirmed, trace.current());
        AfterCommit.run(() -> workers.start(accountId));
    }
}
