package dev.countersign.schemas.topic;

import static dev.countersign.schemas.topic.Participant.CONTRACT_SYNC_SERVICE;
import static dev.countersign.schemas.topic.Participant.INTERNAL_SYSTEM;
import static dev.countersign.schemas.topic.Participant.OPERATOR;
import static dev.countersign.schemas.topic.Participant.SETUP_SERVICE;
import static dev.countersign.schemas.topic.Participant.WEBHOOK_INGRESS;

import dev.countersign.events.AccountCredentials;
import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.ContractEvent;
import dev.countersign.events.ContractRequestResult;
import dev.countersign.events.ContractRequested;
import dev.countersign.events.DeadLetter;
import dev.countersign.events.EmployeeRecordSynced;
import dev.countersign.events.WebhookEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** All topics of the system: the one place that services, the local stack and the Kubernetes manifests agree with. */
public final class TopicCatalogue {

    private static final long ONE_GIB = 1L << 30;

    /** What happened to contracts; 14 days bridge a long outage of a subscriber. */
    public static final TopicSpec CONTRACT_EVENTS = new TopicSpec(
            TopicNames.CONTRACT_EVENTS,
            12,
            new Retention.Deleted(Duration.ofDays(14)),
            ContractEvent.getClassSchema(),
            "accountId:contractId",
            Set.of(WEBHOOK_INGRESS),
            Set.of(CONTRACT_SYNC_SERVICE, INTERNAL_SYSTEM, OPERATOR));

    /** Where each account stands. */
    public static final TopicSpec ACCOUNT_PROVISIONED = new TopicSpec(
            TopicNames.ACCOUNT_PROVISIONED,
            3,
            new Retention.Compacted(Duration.ofDays(30)),
            AccountProvisioned.getClassSchema(),
            "accountId",
            Set.of(SETUP_SERVICE),
            Set.of(CONTRACT_SYNC_SERVICE, INTERNAL_SYSTEM, OPERATOR));

    /** Sign keys of webhook endpoints, encrypted. */
    public static final TopicSpec WEBHOOK_ENDPOINTS = new TopicSpec(
            TopicNames.WEBHOOK_ENDPOINTS,
            3,
            new Retention.Compacted(Duration.ofDays(30)),
            WebhookEndpoint.getClassSchema(),
            "endpointId",
            Set.of(SETUP_SERVICE),
            Set.of(WEBHOOK_INGRESS));

    /** Tokens and HRM credentials, encrypted. */
    public static final TopicSpec ACCOUNT_CREDENTIALS = new TopicSpec(
            TopicNames.ACCOUNT_CREDENTIALS,
            3,
            new Retention.Compacted(Duration.ofDays(30)),
            AccountCredentials.getClassSchema(),
            "accountId",
            Set.of(SETUP_SERVICE),
            Set.of(CONTRACT_SYNC_SERVICE));

    /** Which employee records changed, and why. */
    public static final TopicSpec EMPLOYEE_RECORDS = new TopicSpec(
            TopicNames.EMPLOYEE_RECORDS,
            12,
            new Retention.Deleted(Duration.ofDays(30)),
            EmployeeRecordSynced.getClassSchema(),
            "accountId:employeeId",
            Set.of(CONTRACT_SYNC_SERVICE),
            Set.of(INTERNAL_SYSTEM, OPERATOR));

    /** Contracts that internal systems want created. Personal data: kept only as long as retries make sense. */
    public static final TopicSpec CONTRACT_REQUESTS = new TopicSpec(
            TopicNames.CONTRACT_REQUESTS,
            3,
            new Retention.Deleted(Duration.ofDays(7)),
            ContractRequested.getClassSchema(),
            "accountId:requestId",
            Set.of(INTERNAL_SYSTEM),
            Set.of(CONTRACT_SYNC_SERVICE));

    /** What became of contract requests. */
    public static final TopicSpec CONTRACT_REQUEST_RESULTS = new TopicSpec(
            TopicNames.CONTRACT_REQUEST_RESULTS,
            3,
            new Retention.Deleted(Duration.ofDays(30)),
            ContractRequestResult.getClassSchema(),
            "accountId:requestId",
            Set.of(CONTRACT_SYNC_SERVICE),
            Set.of(INTERNAL_SYSTEM, OPERATOR));

    /** Authentic webhook calls that say nothing a contract event could hold, with their original bodies. */
    public static final TopicSpec WEBHOOK_QUARANTINE = new TopicSpec(
            TopicNames.WEBHOOK_QUARANTINE,
            3,
            new Retention.Bounded(Duration.ofDays(30), ONE_GIB),
            DeadLetter.getClassSchema(),
            "endpointId",
            Set.of(WEBHOOK_INGRESS),
            Set.of(OPERATOR));

    /** Records that could not be processed, with their original bytes. */
    public static final TopicSpec DEAD_LETTERS = new TopicSpec(
            TopicNames.DEAD_LETTERS,
            3,
            new Retention.Bounded(Duration.ofDays(30), ONE_GIB),
            DeadLetter.getClassSchema(),
            "key of the source record",
            Set.of(CONTRACT_SYNC_SERVICE),
            Set.of(OPERATOR));

    private static final List<TopicSpec> ALL = List.of(
            CONTRACT_EVENTS,
            ACCOUNT_PROVISIONED,
            WEBHOOK_ENDPOINTS,
            ACCOUNT_CREDENTIALS,
            EMPLOYEE_RECORDS,
            CONTRACT_REQUESTS,
            CONTRACT_REQUEST_RESULTS,
            WEBHOOK_QUARANTINE,
            DEAD_LETTERS);

    private TopicCatalogue() {}

    /** All topics, in the order of the flow. */
    public static List<TopicSpec> all() {
        return ALL;
    }
}
