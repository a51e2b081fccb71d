package dev.countersign.sync.hrm;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one customer's HRM.
 *
 * @param accountId whose it is
 * @param version of the credentials; another version means that nothing cached may be used
 * @param kind which adapter
 * @param baseUrl of the HRM's API
 * @param authentication {@code bearer} or {@code oauth2-client-credentials}
 * @param secret the token, or the client secret
 * @param tokenUrl OAuth 2 token endpoint; null for bearer
 * @param clientId OAuth 2 client id; null for bearer
 */
public record HrmConnection(
        long accountId,
        long version,
        String kind,
        URI baseUrl,
        String authentication,
        String secret,
        @Nullable URI tokenUrl,
        @Nullable String clientId) {

    @Override
    public String toString() {
        return "HrmConnection[account " + accountId + ", " + kind + "]";
    }
}
