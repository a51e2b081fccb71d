package dev.countersign.sync.internal;

import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.sync.hrm.HrmConnection;
import java.net.URI;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An HRM to try out.
 *
 * @param sealedSecret sealed with the credentials keyset for this account and this address, as it would be kept; base 64
 */
record ConnectionTestRequest(
        long accountId,
        @Nullable String kind,
        @Nullable String baseUrl,
        @Nullable String authentication,
        @Nullable String sealedSecret,
        @Nullable String tokenUrl,
        @Nullable String clientId) {

    /** Of no version: nothing of it is kept. */
    private static final long NO_VERSION = 0;

    /**
     * The connection with its secret opened.
     *
     * @throws IllegalArgumentException if something is missing or malformed; the message holds no secret
     * @throws dev.countersign.schemas.secrets.SecretUnreadableException if the secret was sealed for another account or address
     */
    HrmConnection open(SecretBox box) {
        String kindOf = required("kind", kind);
        String url = required("baseUrl", baseUrl);
        String how = required("authentication", authentication);
        String owner = SecretOwners.hrmSecret(accountId, kindOf, url, how, tokenUrl, clientId);
        return new HrmConnection(
                accountId,
                NO_VERSION,
                kindOf,
                uri("baseUrl", url),
                how,
                box.open(bytes(required("sealedSecret", sealedSecret)), owner),
                tokenUrl == null ? null : uri("tokenUrl", tokenUrl),
                clientId);
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static URI uri(String name, String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(name + " is not a URL");
        }
    }

    private static byte[] bytes(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("sealedSecret is not base 64");
        }
    }

    @Override
    public String toString() {
        return "ConnectionTestRequest[account " + accountId + "]";
    }
}
