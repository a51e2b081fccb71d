package dev.countersign.ingress.http;

import dev.countersign.ingress.call.SignedCall;
import dev.countersign.ingress.call.WebhookCall;
import dev.countersign.ingress.endpoint.Endpoint;
import io.opentelemetry.context.Context;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call whose signature is right.
 *
 * @param endpoint where it arrived
 * @param call what it says
 * @param signKeyId our id of the key that verified it
 * @param receivedAt when it was received, by our clock
 * @param trace the trace of its request
 */
record AuthenticCall(Endpoint endpoint, SignedCall call, String signKeyId, Instant receivedAt, Context trace) {

    @Nullable Long contractId() {
        return call instanceof WebhookCall named ? named.contractId() : null;
    }
}
