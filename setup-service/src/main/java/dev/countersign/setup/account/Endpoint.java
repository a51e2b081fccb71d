package dev.countersign.setup.account;

/** An address that Oneflow may call. */
public record Endpoint(String endpointId, long accountId, boolean open, long version, long publishedVersion) {

    /** Whether Kafka has acknowledged the endpoint as it is. */
    public boolean isPublished() {
        return publishedVersion >= version;
    }
}
