package dev.countersign.setup.provisioning;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Crashes the saga of an account after the work of a step, before anybody could note that it is done: once for each step it is told. */
public final class CrashingProbe implements ProvisioningProbe {

    private final Set<String> armed = ConcurrentHashMap.newKeySet();
    private final Set<String> crashed = ConcurrentHashMap.newKeySet();

    /** Arms it for every step of an account. */
    public void crashAfterEachStep(long accountId) {
        for (Step step : Step.values()) {
            armed.add(accountId + ":" + step);
        }
    }

    /** How often it crashed for the account. */
    public long crashes(long accountId) {
        return crashed.stream()
                .filter(crash -> crash.startsWith(accountId + ":"))
                .count();
    }

    @Override
    public void afterWork(Provisioning state, StepOutcome outcome) {
        String at = state.accountId() + ":" + state.step();
        if (armed.remove(at)) {
            crashed.add(at);
            throw new SimulatedCrash(at);
        }
    }

    /** Like a crash, it is handled by nobody in the saga. */
    static final class SimulatedCrash extends RuntimeException {
        SimulatedCrash(String at) {
            super("Simulated crash after " + at);
        }
    }
}
