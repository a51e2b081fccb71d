package dev.countersign.schemas.topic;

/** Names of all topics, as constants for annotations; everything else about a topic is in {@link TopicCatalogue}. */
public final class TopicNames {

    public static final String CONTRACT_EVENTS = "countersign.contract-events";
    public static final String ACCOUNT_PROVISIONED = "countersign.account-provisioned";
    public static final String WEBHOOK_ENDPOINTS = "countersign.webhook-endpoints";
    public static final String ACCOUNT_CREDENTIALS = "countersign.account-credentials";
    public static final String EMPLOYEE_RECORDS = "countersign.employee-records";
    public static final String CONTRACT_REQUESTS = "countersign.contract-requests";
    public static final String CONTRACT_REQUEST_RESULTS = "countersign.contract-request-results";
    public static final String WEBHOOK_QUARANTINE = "countersign.webhook-quarantine";
    public static final String DEAD_LETTERS = "countersign.dead-letters";

    private TopicNames() {}
}
