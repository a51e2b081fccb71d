package dev.countersign.setup.provisioning;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Holds the saga of an account after the work of a step, before that is noted, until somebody kills the process. */
public final class KillPoint implements ProvisioningProbe {

    private static final Set<String> ARMED = ConcurrentHashMap.newKeySet();

    /**
     * Arms it.
     *
     * @param point goal and step with a colon between
     */
    public static void arm(String point, String accountId) {
        ARMED.add(point + ":" + accountId);
    }

    @Override
    @SuppressWarnings("SystemOut") // The test reads it.
    public void afterWork(Provisioning state, StepOutcome outcome) {
        String here = state.goal() + ":" + state.step() + ":" + state.accountId();
        if (ARMED.contains(here)) {
            System.out.println("HELD " + here + " " + outcome.getClass().getSimpleName());
            while (true) {
                LockSupport.park();
            }
        }
    }
}
