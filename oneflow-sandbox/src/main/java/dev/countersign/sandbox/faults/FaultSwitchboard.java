package dev.countersign.sandbox.faults;

import dev.countersign.sandbox.http.Body;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Holds the faults that are switched on now. */
public final class FaultSwitchboard {

    private final Faults initial;
    private final RandomGenerator random;
    private Faults current;

    public FaultSwitchboard(Duration templateLag, RandomGenerator random) {
        this.initial = Faults.none(templateLag);
        this.random = random;
        this.current = initial;
    }

    public synchronized Faults now() {
        return current;
    }

    /** Changes the members that the body has and leaves the others. */
    public synchronized Faults change(Body body) {
        Faults changed = current.merge(body);
        body.check();
        current = changed;
        return changed;
    }

    public synchronized void reset() {
        current = initial;
    }

    /** Whether this REST call shall fail with a server error. */
    public boolean failsThisCall() {
        double rate = now().errorRate5xx();
        return rate > 0 && random.nextDouble() < rate;
    }

    /** Whether this REST call shall be executed, but its answer lost. */
    public boolean losesThisAnswer() {
        double rate = now().lostAnswerRate();
        return rate > 0 && random.nextDouble() < rate;
    }

    /** Uses up one of the deliveries that shall be lost, if any is left. */
    public synchronized boolean losesThisDelivery() {
        boolean lost = current.loseNextDeliveries() > 0;
        current = current.withOneLossLess();
        return lost;
    }
}
