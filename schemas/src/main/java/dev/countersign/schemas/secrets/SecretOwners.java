package dev.countersign.schemas.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Names of owners that secrets are encrypted for: the associated data of {@link SecretBox}. Each purpose has its own, so
 * that a ciphertext copied into another field does not open, even for the same account.
 */
public final class SecretOwners {

    private SecretOwners() {}

    /** Owner of an account's Oneflow token. */
    public static String oneflowToken(long accountId) {
        return account(accountId) + ":oneflow-token";
    }

    /** Owner of the e-mail address of the Oneflow user that an account is acted for as. */
    public static String oneflowUserEmail(long accountId) {
        return account(accountId) + ":oneflow-user-email";
    }

    /**
     * Owner of an account's HRM secret. Where the secret is sent to is part of it: whoever can change the address in a
     * database or record, but has no keyset, does not get the secret sent there.
     *
     * @param kind the HRM adapter
     * @param baseUrl base URL of the HRM's API
     * @param authentication how the secret is used
     * @param tokenUrl OAuth 2 token endpoint, if there is one
     * @param clientId OAuth 2 client id, if there is one
     */
    public static String hrmSecret(
            long accountId,
            String kind,
            String baseUrl,
            String authentication,
            @Nullable String tokenUrl,
            @Nullable String clientId) {
        MessageDigest digest = sha256();
        for (String part : new @Nullable String[] {kind, baseUrl, authentication, tokenUrl, clientId}) {
            update(digest, part);
        }
        return account(accountId) + ":hrm:" + HexFormat.of().formatHex(digest.digest());
    }

    /** Owner of the personal values in an account's audit. */
    public static String auditValues(long accountId) {
        return account(accountId) + ":audit";
    }

    /** Owner of the personal values of a contract request; {@code requestId} is the requester's. */
    public static String contractRequest(long accountId, String requestId) {
        return account(accountId) + ":contract-request:" + requestId;
    }

    /** Owner of an endpoint's sign keys. */
    public static String endpoint(String endpointId) {
        return endpointId;
    }

    private static String account(long accountId) {
        return "account:" + accountId;
    }

    /** Adds a part with its length before it, so that no two lists of parts have the same digest. */
    private static void update(MessageDigest digest, @Nullable String part) {
        byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
        digest.update(((part == null ? "-" : bytes.length) + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
