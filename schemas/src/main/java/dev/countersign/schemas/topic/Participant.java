package dev.countersign.schemas.topic;

/** Who produces to or consumes from a topic; deployments turn it into Kafka users and their rights. */
public enum Participant {
    /** The service that receives Oneflow's webhooks. */
    WEBHOOK_INGRESS,
    /** The service that onboards accounts. */
    SETUP_SERVICE,
    /** The service that brings HRM records in line with contracts. */
    CONTRACT_SYNC_SERVICE,
    /** Any other system of the partner. */
    INTERNAL_SYSTEM,
    /** People who look into what went wrong, and their tools. */
    OPERATOR
}
