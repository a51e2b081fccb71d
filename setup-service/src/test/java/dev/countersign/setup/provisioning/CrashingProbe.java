package dev.countersign.setup.provisioning;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Crashes the saga of an account after the work of a step, before anybody could note that it is done: once for each step it is told. */
public final class CrashingProbe implements ProvisioningProbe {

    private final Set<String> armed = ConcurrentHashMap.newKeySet();
    private final Set<String> crashed = ConcurrentHashMap.newKeySet();
    private final Map<String, Runnable> actions = new ConcurrentHashMap<>();
    private final Map<Long, List<Throwable>> failures = new ConcurrentHashMap<>();

    /** Arms it for every step of an account. */
    public void crashAfterEachStep(long accountId) {
        for (Step step : Step.values()) {
            armed.add(accountId + ":" + step);
        }
    }

    /** Has something done once after the work of a step, before that is noted. */
    public void onceAfter(long accountId, String step, Runnable action) {
        actions.put(accountId + ":" + step, action);
    }

    /** What those actions threw, if anything. */
    public List<Throwable> failures(long accountId) {
        return failures.getOrDefault(accountId, List.of());
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
        Runnable action = actions.remove(at);
        if (action != null) {
            try {
                action.run();
            } catch (RuntimeException | AssertionError e) {
                failures.merge(state.accountId(), List.of(e), (first, second) -> first);
            }
        }
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
