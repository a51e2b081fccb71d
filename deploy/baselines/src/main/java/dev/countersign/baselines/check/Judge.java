package dev.countersign.baselines.check;

import dev.countersign.ingress.call.CallParser;
import dev.countersign.ingress.call.MalformedCall;
import dev.countersign.ingress.call.UnrepresentableCall;
import dev.countersign.ingress.call.WebhookCall;
import dev.countersign.ingress.endpoint.Endpoint;
import dev.countersign.ingress.publication.AcceptedCall;
import dev.countersign.ingress.publication.ContractEventRecords;
import dev.countersign.ingress.verification.SignatureVerifier;
import dev.countersign.ingress.verification.Verdict;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges calls. Any thread may ask. */
public final class Judge {

    /** Longest body that is read, as the service has it. */
    public static final int MAX_BODY = 64 * 1024;

    private static final int MAX_EVENTS = 100;

    private final Map<String, Endpoint> endpoints;
    private final CallParser parser = new CallParser(MAX_BODY, MAX_EVENTS);
    private final SignatureVerifier verifier = new SignatureVerifier();
    private final Clock clock = Clock.systemUTC();

    /**
     * A judge for these endpoints.
     *
     * @param endpoints by their ids
     */
    public Judge(Map<String, Endpoint> endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * Judges a call.
     *
     * @param endpointId where it arrived
     * @param body what it says
     * @return what is to be published, or why nothing is
     */
    public Judgement judge(String endpointId, byte[] body) {
        Instant receivedAt = clock.instant();
        @Nullable Endpoint endpoint = endpoints.get(endpointId);
        if (endpoint == null) {
            return new Judgement.Refused(404);
        }
        return switch (parser.parse(body)) {
            case MalformedCall _, UnrepresentableCall _ -> new Judgement.Refused(400);
            case WebhookCall call -> judge(endpoint, call, body, receivedAt);
        };
    }

    private Judgement judge(Endpoint endpoint, WebhookCall call, byte[] body, Instant receivedAt) {
        return switch (verifier.verify(call.callbackId(), call.signature(), endpoint.keys(), receivedAt)) {
            case Verdict.Authentic(String keyId, boolean _) ->
                new Judgement.Accepted(
                        ContractEventRecords.of(new AcceptedCall(endpoint, call, keyId, sha256(body), receivedAt)));
            case Verdict.Mismatch _, Verdict.NoValidKey _ -> new Judgement.Refused(401);
        };
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
