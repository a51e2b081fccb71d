package dev.countersign.schemas.cloudevents;

/** Values of {@code ce_type}. A type names its schema; an incompatible schema would be a new type. */
public final class EventTypes {

    public static final String CONTRACT_EVENT = "dev.countersign.contract-event";
    public static final String ACCOUNT_PROVISIONED = "dev.countersign.account-provisioned";
    public static final String WEBHOOK_ENDPOINT = "dev.countersign.webhook-endpoint";
    public static final String ACCOUNT_CREDENTIALS = "dev.countersign.account-credentials";
    public static final String EMPLOYEE_RECORD_SYNCED = "dev.countersign.employee-record-synced";
    public static final String CONTRACT_REQUESTED = "dev.countersign.contract-requested";
    public static final String CONTRACT_REQUEST_RESULT = "dev.countersign.contract-request-result";
    public static final String DEAD_LETTER = "dev.countersign.dead-letter";

    private EventTypes() {}
}
