package dev.countersign.ingress.publication;

import dev.countersign.ingress.call.WebhookCall;
import dev.countersign.ingress.endpoint.Endpoint;
import java.time.Instant;

/**
 * A call that was verified and is to be published.
 *
 * @param endpoint where it arrived
 * @param call what it says
 * @param signKeyId our id of the key that verified it
 * @param bodySha256 lower-case hex SHA-256 of its body
 * @param receivedAt when it was received, by our clock
 */
public record AcceptedCall(
        Endpoint endpoint, WebhookCall call, String signKeyId, String bodySha256, Instant receivedAt) {}
