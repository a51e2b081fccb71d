package dev.countersign.ingress.http;

import dev.countersign.ingress.call.CallParser;
import dev.countersign.ingress.call.MalformedCall;
import dev.countersign.ingress.call.WebhookCall;
import dev.countersign.ingress.endpoint.Endpoint;
import dev.countersign.ingress.endpoint.EndpointDirectory;
import dev.countersign.ingress.publication.AcceptedCall;
import dev.countersign.ingress.publication.ContractEventPublisher;
import dev.countersign.ingress.publication.Publication;
import dev.countersign.ingress.verification.SignatureVerifier;
import dev.countersign.ingress.verification.Verdict;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** From a body to an answer: find the endpoint, parse, verify, publish. Never blocks. */
final class CallProcessor {

    private final EndpointDirectory directory;
    private final CallParser parser;
    private final SignatureVerifier verifier;
    private final ContractEventPublisher publisher;
    private final Clock clock;
    private final Duration newEndpointWait;

    CallProcessor(
            EndpointDirectory directory,
            CallParser parser,
            SignatureVerifier verifier,
            ContractEventPublisher publisher,
            Clock clock,
            Duration newEndpointWait) {
        this.directory = directory;
        this.parser = parser;
        this.verifier = verifier;
        this.publisher = publisher;
        this.clock = clock;
        this.newEndpointWait = newEndpointWait;
    }

    /**
     * Processes a call.
     *
     * @param executor where it goes on after it had to wait for its endpoint
     */
    CompletableFuture<Answer> process(String endpointId, byte[] body, Executor executor) {
        Instant receivedAt = clock.instant();
        Optional<Endpoint> known = directory.find(endpointId);
        if (known.isPresent()) {
            return process(known.get(), body, receivedAt);
        }
        var subject = CallSubject.of(endpointId);
        return directory
                .awaitArrival(endpointId, newEndpointWait)
                .thenComposeAsync(
                        arrived -> arrived.map(endpoint -> process(endpoint, body, receivedAt))
                                .orElseGet(() -> answer(
                                        Outcome.UNKNOWN_ENDPOINT, "There is no such webhook endpoint.", subject)),
                        executor);
    }

    private CompletableFuture<Answer> process(Endpoint endpoint, byte[] body, Instant receivedAt) {
        return switch (parser.parse(body)) {
            case MalformedCall(String field, String problem) ->
                CompletableFuture.completedFuture(
                        new Answer(Outcome.MALFORMED, field + " " + problem + ".", field, CallSubject.of(endpoint)));
            case WebhookCall call -> verify(endpoint, call, body, receivedAt);
        };
    }

    private CompletableFuture<Answer> verify(Endpoint endpoint, WebhookCall call, byte[] body, Instant receivedAt) {
        Verdict verdict = verifier.verify(call.callbackId(), call.signature(), endpoint.keys(), receivedAt);
        return switch (verdict) {
            case Verdict.Mismatch _ ->
                answer(
                        Outcome.BAD_SIGNATURE,
                        "The signature does not belong to this endpoint.",
                        CallSubject.of(endpoint));
            case Verdict.NoValidKey _ ->
                answer(
                        Outcome.NO_VALID_KEY,
                        "The endpoint has no sign key that is valid now.",
                        CallSubject.of(endpoint));
            case Verdict.Authentic(String keyId) ->
                publish(new AcceptedCall(endpoint, call, keyId, sha256(body), receivedAt));
        };
    }

    private CompletableFuture<Answer> publish(AcceptedCall call) {
        var subject = CallSubject.of(call.endpoint(), call.call().contractId());
        return publisher.publish(call).thenApply(publication -> switch (publication) {
            case Publication.Acknowledged _ -> Answer.of(Outcome.ACCEPTED, "", subject);
            case Publication.NotAcknowledged(String reason) ->
                Answer.of(
                        Outcome.NOT_PUBLISHED,
                        "The event could not be stored (" + reason + "). Send it again later.",
                        subject);
        });
    }

    private static CompletableFuture<Answer> answer(Outcome outcome, String detail, CallSubject subject) {
        return CompletableFuture.completedFuture(Answer.of(outcome, detail, subject));
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
