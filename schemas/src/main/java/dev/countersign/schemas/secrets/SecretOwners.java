package dev.countersign.schemas.secrets;

/** Names of owners that secrets are encrypted for: the associated data of {@link SecretBox}. */
public final class SecretOwners {

    private SecretOwners() {}

    /** Owner of an account's Oneflow token and HRM secret. */
    public static String account(long accountId) {
        return "account:" + accountId;
    }

    /** Owner of an endpoint's sign keys. */
    public static String endpoint(String endpointId) {
        return endpointId;
    }
}
