package dev.countersign.local.chaos;

/**
 * A customer with one webhook endpoint.
 *
 * @param endpointId the last part of its callback URL
 * @param accountId Oneflow's id of its account
 * @param signKey what Oneflow signs its callbacks with
 */
record Tenant(String endpointId, long accountId, String signKey) {

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "Tenant[endpointId=" + endpointId + ", accountId=" + accountId + "]";
    }
}
