package dev.countersign.setup.provisioning;

import dev.countersign.setup.tracing.TraceParent;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Lets somebody look at an account while nobody works on it, and repairs what was found. */
@Component
public class Inspections {

    private final AccountLock lock;
    private final ProvisioningStore store;
    private final ProvisioningRunner runner;
    private final TraceParent trace;

    Inspections(AccountLock lock, ProvisioningStore store, ProvisioningRunner runner, TraceParent trace) {
        this.lock = lock;
        this.store = store;
        this.runner = runner;
        this.trace = trace;
    }

    /** How an inspection ended. */
    public enum Result {
        /** Others are working on the account, or it is being taken down: nothing was looked at. */
        NOT_NOW,
        /** There was nothing to repair. */
        SEEN,
        /** It was repaired. */
        REPAIRED,
        /** A repair was asked for; it goes on by itself, or somebody must act. */
        REPAIR_PENDING
    }

    /**
     * Looks at an account that is set up, and repairs it on this thread if asked to.
     *
     * @param look says whether {@link #askForRepair} was called
     */
    public Result inspect(long accountId, Predicate<Provisioning> look) {
        AtomicBoolean seen = new AtomicBoolean();
        AtomicBoolean repair = new AtomicBoolean();
        lock.tryWith(
                accountId,
                () -> store.find(accountId).filter(Inspections::isAtRest).ifPresent(state -> {
                    seen.set(true);
                    repair.set(look.test(state));
                }));
        if (!seen.get()) {
            return Result.NOT_NOW;
        }
        if (!repair.get()) {
            return Result.SEEN;
        }
        runner.run(accountId);
        boolean done = store.find(accountId)
                .filter(state -> state.goal() == Goal.PROVISION && state.status() == Status.DONE)
                .isPresent();
        return done ? Result.REPAIRED : Result.REPAIR_PENDING;
    }

    /** Asks for a repair within the caller's transaction; whoever runs next does it. */
    public void askForRepair(long accountId) {
        store.request(accountId, Goal.PROVISION, null, false, trace.current());
    }

    private static boolean isAtRest(Provisioning state) {
        return state.goal() != Goal.DEPROVISION && !state.isUnderWay() && state.mappingVersion() != null;
    }
}
