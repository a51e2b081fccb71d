package dev.countersign.sandbox.faults;

import dev.countersign.sandbox.http.Body;
import dev.countersign.sandbox.http.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds the faults that are switched on now. */
public final class FaultSwitchboard {

    private final Faults initial;
    private final RandomGenerator random;
    private final List<CallFault> ofCalls = new ArrayList<>();
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
        ofCalls.clear();
    }

    /** Replaces what goes wrong with the next calls of single endpoints. */
    public synchronized ObjectNode changeCalls(Body body) {
        List<CallFault> changed =
                body.objects("calls", 100).stream().map(CallFault::of).toList();
        body.check();
        ofCalls.clear();
        ofCalls.addAll(changed);
        return calls();
    }

    /** What goes wrong with the next calls of single endpoints, as JSON. */
    public synchronized ObjectNode calls() {
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray("calls");
        ofCalls.forEach(fault -> list.add(fault.toJson()));
        return node;
    }

    /** Uses up what goes wrong with this call alone. */
    public synchronized CallFault take(String call) {
        for (int i = 0; i < ofCalls.size(); i++) {
            CallFault fault = ofCalls.get(i);
            if (fault.call().equals(call)) {
                if (fault.times() > 1) {
                    ofCalls.set(i, fault.once());
                } else {
                    ofCalls.remove(i);
                }
                return fault;
            }
        }
        return CallFault.NONE;
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
