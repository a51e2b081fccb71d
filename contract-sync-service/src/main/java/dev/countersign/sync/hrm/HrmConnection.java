package dev.countersign.sync.hrm;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    private static final int TARGET_BYTES = 12;

    /** Which HRM this is, whatever the credentials: what is known of a record is known of it there. Not secret, and no address to read. */
    public String target() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = digest.digest((kind + " " + baseUrl).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes, 0, TARGET_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime offers no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "HrmConnection[account " + accountId + ", " + kind + "]";
    }
}
