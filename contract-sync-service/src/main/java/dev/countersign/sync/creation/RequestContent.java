package dev.countersign.sync.creation;

import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The content of requests as it is kept: sealed, with a salted digest that outlives it. */
@Component
final class RequestContent {

    /** The content of one request. */
    @SuppressWarnings("ArrayRecordComponent") // written to a row, never compared
    record Kept(byte[] sealed, byte[] salt, byte[] digest) {}

    private static final int SALT_BYTES = 16;

    private final SecretBox box;
    private final JsonMapper mapper;
    private final SecureRandom random = new SecureRandom();

    RequestContent(SecretBox box, JsonMapper mapper) {
        this.box = box;
        this.mapper = mapper;
    }

    Kept keep(IncomingRequest request) {
        String json = mapper.writeValueAsString(request.contract());
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] sealed = box.seal(json, SecretOwners.contractRequest(request.accountId(), request.requestId()));
        return new Kept(sealed, salt, digest(salt, json));
    }

    /** Whether the request asks for what the one asked for whose salt and digest these are. */
    boolean isSame(IncomingRequest request, byte[] salt, byte[] digest) {
        return MessageDigest.isEqual(digest, digest(salt, mapper.writeValueAsString(request.contract())));
    }

    /**
     * What was asked for.
     *
     * @throws dev.countersign.schemas.secrets.SecretUnreadableException if it does not open with the keyset
     */
    RequestedContract open(long accountId, String requestId, byte[] sealed) {
        return mapper.readValue(
                box.open(sealed, SecretOwners.contractRequest(accountId, requestId)), RequestedContract.class);
    }

    private static byte[] digest(byte[] salt, String json) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            return sha256.digest(json.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
