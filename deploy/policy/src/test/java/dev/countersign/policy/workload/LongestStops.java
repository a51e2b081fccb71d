package dev.countersign.policy.workload;

import java.util.List;
import java.util.Map;

/**
 * How long each part of a service may take to stop, one after the other, at its default settings. Usually all take a few
 * seconds together; who is killed before the last one leaves work to be done again.
 */
final class LongestStops {

    private static final Map<String, List<Part>> PARTS = Map.of(
            "webhook-ingress",
            List.of(
                    new Part("requests at work and the event loops", 12),
                    new Part("the management port", 15),
                    new Part("flushing the producer", 10)),
            "setup-service",
            List.of(
                    new Part("the outbox", 10),
                    new Part("requests", 25),
                    new Part("accounts that are being set up", 45),
                    new Part("the producer", 10)),
            "contract-sync-service",
            List.of(
                    new Part("contracts at work", 41),
                    new Part("contract requests at work", 41),
                    new Part("the two relays", 40),
                    new Part("calls", 30),
                    new Part("consumers", 40),
                    new Part("gauges and loops", 4)));

    private LongestStops() {}

    /** Of all parts together; 0 for a program that is not listed. */
    static int seconds(String program) {
        return PARTS.getOrDefault(program, List.of()).stream()
                .mapToInt(Part::seconds)
                .sum();
    }

    private record Part(String what, int seconds) {}
}
