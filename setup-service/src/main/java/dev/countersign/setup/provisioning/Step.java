package dev.countersign.setup.provisioning;

/** The steps of the saga; {@link Goal} gives their order. */
public enum Step {
    /** Find the template group by name, or create it. */
    TEMPLATE_GROUP,
    /** Merge our data fields into the group. */
    DATA_FIELDS,
    /** Make an endpoint with a sign key. */
    ENDPOINT,
    /** Wait until Kafka has the endpoint, so that the ingress knows the key before Oneflow uses it. */
    ENDPOINT_PUBLISHED,
    /** Find the webhook by our address, or create it; it gets the newest sign key, and those before it end a while later. */
    WEBHOOK,
    /** Tell the other systems. */
    ANNOUNCE,
    /** The account is ready. */
    PROVISIONED,

    /** Add a sign key that Oneflow does not have yet. */
    NEW_SIGN_KEY,

    /** Delete our webhook in Oneflow. */
    REMOVE_WEBHOOK,
    /** Close the endpoint, forget credentials, tell the other systems. */
    FORGET,
    /** Nothing is left. */
    DEPROVISIONED
}
