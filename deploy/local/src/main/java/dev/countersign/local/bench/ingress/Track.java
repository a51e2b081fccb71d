package dev.countersign.local.bench.ingress;

import dev.countersign.local.bench.load.Load;
import dev.countersign.local.bench.load.LoadResult;
import dev.countersign.local.bench.measure.Cost;
import dev.countersign.local.bench.measure.Meter;
import dev.countersign.local.bench.report.Kept;
import java.util.ArrayList;
import java.util.List;

/** Puts loads on receivers of one site, gives every call a number of its own, and looks afterwards what the topic has. */
final class Track implements AutoCloseable {

    private static final int CONNECTIONS = 64;

    private final Meter meter;
    private final TopicReader topic;
    private final int endpoints;
    private final List<Sent> unchecked = new ArrayList<>();
    private long nextCall;
    private long repeatedBefore;

    private record Sent(long first, LoadResult result) {}

    Track(Site site, Meter meter, int endpoints) {
        this.meter = meter;
        this.topic = new TopicReader(site.bootstrapServers());
        this.endpoints = endpoints;
    }

    /** As fast as answers come. */
    Cost saturate(Started receiver, double seconds) {
        return run(receiver, 0, 0, seconds);
    }

    /** At a rate, after a second that is not recorded. */
    Cost steady(Started receiver, double rate, double seconds) {
        return run(receiver, rate, 1, seconds);
    }

    private Cost run(Started receiver, double rate, double leadSeconds, double seconds) {
        Load load =
                new Load(receiver.contestant().port(), rate, CONNECTIONS, leadSeconds, seconds, nextCall, endpoints);
        Cost cost = meter.measure(receiver.child().pid(), load);
        unchecked.add(new Sent(nextCall, cost.load()));
        nextCall += cost.load().sent();
        return cost;
    }

    /** What the topic has of what was sent since the last time. */
    Kept check() {
        topic.readOn();
        Kept kept = Kept.NOTHING;
        for (Sent sent : unchecked) {
            long accepted = sent.result().accepted();
            long found = topic.count(sent.first(), sent.result().sent());
            kept = kept.plus(new Kept(accepted, found, Math.max(0, accepted - found), 0));
        }
        kept = kept.plus(new Kept(0, 0, 0, topic.repeated() - repeatedBefore));
        repeatedBefore = topic.repeated();
        unchecked.clear();
        return kept;
    }

    @Override
    public void close() {
        topic.close();
    }
}
