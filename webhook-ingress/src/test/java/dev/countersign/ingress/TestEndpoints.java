package dev.countersign.ingress;

import dev.countersign.events.SignKey;
import dev.countersign.events.WebhookEndpoint;
import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Endpoint records as the setup service publishes them. */
final class TestEndpoints {

    private final Path keyset;
    private final SecretBox secrets;

    TestEndpoints(Path directory) {
        this.keyset = directory.resolve("endpoint-keyset.json");
        try {
            Files.writeString(keyset, SecretBox.newKeyset());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.secrets = SecretBox.fromKeyset(keyset);
    }

    Path keyset() {
        return keyset;
    }

    /** With one key, named after the endpoint. */
    WebhookEndpoint endpoint(String endpointId, long accountId, String key) {
        return endpoint(endpointId, accountId, key(endpointId, endpointId + "-1", key));
    }

    WebhookEndpoint endpoint(String endpointId, long accountId, SignKey... keys) {
        return new WebhookEndpoint(endpointId, accountId, 1L, List.of(keys), Instant.EPOCH);
    }

    SignKey key(String endpointId, String keyId, String key) {
        return key(endpointId, keyId, key, Instant.EPOCH, null);
    }

    SignKey key(String endpointId, String keyId, String key, Instant from, @Nullable Instant until) {
        byte[] sealed = secrets.seal(key, SecretOwners.endpoint(endpointId));
        return new SignKey(keyId, ByteBuffer.wrap(sealed), from, until);
    }
}
