package dev.countersign.setup.provisioning;

import dev.countersign.setup.tracing.TraceParent;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks for accounts to be made ready, repaired or taken down, and tells where that stands. */
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
     * Makes the account ready, or repairs it. Asking twice makes nothing twice.
     *
     * @param mappingVersion version of the field mapping that the admin confirmed
     */
    public void provision(long accountId, String mappingVersion) {
        store.request(accountId, Goal.PROVISION, mappingVersion, trace.current());
        workers.start(accountId);
    }

    /** Repairs the account with the mapping that was confirmed before. @return false if it never was made ready */
    public boolean repair(long accountId) {
        boolean known = store.find(accountId)
                .filter(state -> state.goal() == Goal.PROVISION && state.mappingVersion() != null)
                .isPresent();
        if (known) {
            store.request(accountId, Goal.PROVISION, null, trace.current());
            workers.start(accountId);
        }
        return known;
    }

    /** Takes the account down: webhook, endpoint, credentials. */
    public void disconnect(long accountId) {
        store.request(accountId, Goal.DEPROVISION, null, trace.current());
        workers.start(accountId);
    }

    /** Where the work on the account stands; empty if none was ever asked for. */
    public Optional<Provisioning> find(long accountId) {
        return store.find(accountId);
    }
}
