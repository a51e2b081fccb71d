package dev.countersign.local.capacity;

import dev.countersign.schemas.topic.Retention;
import dev.countersign.schemas.topic.TopicCatalogue;
import dev.countersign.schemas.topic.TopicSpec;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** What a demand takes: what has a limit, with the first one that is reached, and what only grows. */
record Plan(Demand demand, Costs costs) {

    /** Oneflow: 2,000 requests in 5 minutes a token; the sync service uses so many of them. */
    static final double CALLS_PER_TOKEN = 1_900 / 300.0;
    /** Oneflow lists at most so many contracts of an account. */
    static final long LONGEST_LIST = 20_000;

    /** What the ingress takes of one endpoint, {@code countersign.ingress.max-endpoint-rate}. */
    static final double CALLS_OF_AN_ENDPOINT = 200;

    private static final int REPLICAS = 3;
    private static final double MICROS = 1e6;

    /** What has a limit that is known or was measured, the one that is reached first at the beginning. */
    List<Limit> limits() {
        return List.of(
                        new Limit(
                                "Oneflow's rate limit of a token",
                                demand.readsAtPeak(),
                                "calls/s",
                                CALLS_PER_TOKEN,
                                demand.accounts()),
                        new Limit(
                                "webhook-ingress",
                                demand.webhooksAtPeak(),
                                "webhooks/s",
                                costs.ingressPerSecond() * demand.usable(),
                                demand.ingresses()),
                        new Limit(
                                "contract-sync-service",
                                demand.readsAtPeak(),
                                "syncs/s",
                                costs.syncPerSecond() * demand.usable(),
                                demand.syncs()),
                        new Limit(
                                "PostgreSQL of the sync service",
                                commitsAtPeak(),
                                "commits/s",
                                demand.commits() * demand.usable(),
                                1),
                        new Limit(
                                "endpoint's rate at the ingress",
                                demand.webhooksAtPeak() / demand.accounts(),
                                "webhooks/s",
                                CALLS_OF_AN_ENDPOINT,
                                1))
                .stream()
                .sorted(Comparator.comparingDouble(Limit::carried))
                .toList();
    }

    /** The first limit: what is there carries the smallest part of the demand. */
    Limit first() {
        return limits().getFirst();
    }

    /** Contracts a day that everything carries. */
    long carried() {
        return (long) (demand.contractsPerDay() * first().carried());
    }

    double ingressCores() {
        return demand.webhooksAtPeak() * costs.ingressMicros() / MICROS;
    }

    double syncCores() {
        return demand.readsAtPeak() * costs.syncMillis() / 1000;
    }

    double hrmCallsOfAnAccount() {
        return costs.hrmCalls() * demand.signaturesAtPeak() / demand.accounts();
    }

    double commitsAtPeak() {
        return perSync(costs.footprint().commits()) * demand.readsAtPeak();
    }

    double rowsAtPeak() {
        return perSync(costs.footprint().rowsWritten()) * demand.readsAtPeak();
    }

    double walBytesAtPeak() {
        return perSync(costs.footprint().walBytes()) * demand.readsAtPeak();
    }

    /** By which the sync service's database grows: nothing of it is removed by itself. */
    double databaseBytesPerDay() {
        Footprint footprint = costs.footprint();
        return (double) footprint.databaseBytes() / footprint.contracts() * demand.contractsPerDay();
    }

    double kafkaBytesAtPeak() {
        return eventBytes() * demand.webhooksAtPeak() + recordBytes() * demand.signaturesAtPeak();
    }

    /** On the disks of all brokers, once the retention is full. */
    double kafkaDiskBytes() {
        double events = eventBytes() * demand.webhooksPerContract() * days(TopicCatalogue.CONTRACT_EVENTS);
        double records = recordBytes() * days(TopicCatalogue.EMPLOYEE_RECORDS);
        return (events + records) * demand.contractsPerDay() * REPLICAS;
    }

    /** Days until an account has more contracts than Oneflow lists. */
    double daysUntilListsAreCut() {
        return LONGEST_LIST / ((double) demand.contractsPerDay() / demand.accounts());
    }

    private double eventBytes() {
        Footprint footprint = costs.footprint();
        return (double) footprint.eventBytes() / footprint.webhooks();
    }

    private double recordBytes() {
        Footprint footprint = costs.footprint();
        return (double) footprint.recordBytes() / footprint.contracts();
    }

    private double perSync(long of) {
        return (double) of / costs.footprint().oneflowCalls();
    }

    private static double days(TopicSpec topic) {
        Duration kept = switch (topic.retention()) {
            case Retention.Deleted(Duration after) -> after;
            case Retention.Bounded(Duration after, long _) -> after;
            case Retention.Compacted _ ->
                throw new IllegalArgumentException(topic.name() + " keeps its records for ever");
        };
        return kept.toHours() / 24.0;
    }
}
