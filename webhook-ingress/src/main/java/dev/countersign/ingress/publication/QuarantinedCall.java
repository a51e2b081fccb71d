package dev.countersign.ingress.publication;

import dev.countersign.ingress.call.UnrepresentableCall;
import dev.countersign.ingress.endpoint.Endpoint;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * A call that was verified, but can't become contract events.
 *
 * @param endpoint where it arrived
 * @param call what is wrong with it
 * @param body its body, as it came
 * @param bodySha256 lower-case hex SHA-256 of its body
 * @param receivedAt when it was received, by our clock
 */
public record QuarantinedCall(
        Endpoint endpoint, UnrepresentableCall call, ByteBuffer body, String bodySha256, Instant receivedAt) {}
