package dev.countersign.ingress.http;

import dev.countersign.ingress.call.CallParser;
import dev.countersign.ingress.call.MalformedCall;
import dev.countersign.ingress.call.SignedCall;
import dev.countersign.ingress.endpoint.Endpoint;
import dev.countersign.ingress.endpoint.EndpointDirectory;
import dev.countersign.ingress.verification.SignatureVerifier;
import dev.countersign.ingress.verification.Verdict;
import dev.countersign.ingress.verification.VerificationMetrics;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** From a body to an answer: find the endpoint, parse, verify, record. Never blocks. */
final class CallProcessor {

    private final EndpointDirectory directory;
    private final CallParser parser;
    private final SignatureVerifier verifier;
    private final VerificationMetrics verifications;
    private final CallRecorder recorder;
    private final EndpointRates rates;
    private final Clock clock;
    private final Duration newEndpointWait;

    CallProcessor(
            EndpointDirectory directory,
            CallParser parser,
            SignatureVerifier verifier,
            VerificationMetrics verifications,
            CallRecorder recorder,
            EndpointRates rates,
            Clock clock,
            Duration newEndpointWait) {
        this.directory = directory;
        this.parser = parser;
        this.verifier = verifier;
        this.verifications = verifications;
        this.recorder = recorder;
        this.rates = rates;
        this.clock = clock;
        this.newEndpointWait = newEndpointWait;
    }

    /**
     * Processes a call.
     *
     * @param trace the trace of its request
     * @param executor where it goes on after it had to wait for its endpoint
     */
    CompletableFuture<Answer> process(String endpointId, byte[] body, Context trace, Executor executor) {
        Instant receivedAt = clock.instant();
        Optional<Endpoint> known = directory.find(endpointId);
        if (known.isPresent()) {
            return process(known.get(), body, receivedAt, trace);
        }
        var subject = CallSubject.of(endpointId);
        return directory
                .awaitArrival(endpointId, newEndpointWait)
                .thenComposeAsync(
                        arrived -> arrived.map(endpoint -> process(endpoint, body, receivedAt, trace))
                                .orElseGet(() -> answer(
                                        Outcome.UNKNOWN_ENDPOINT, "There is no such webhook endpoint.", subject)),
                        executor);
    }

    private CompletableFuture<Answer> process(Endpoint endpoint, byte[] body, Instant receivedAt, Context trace) {
        if (endpoint.activity().isAbove(rates.ofNewCalls(), receivedAt)) {
            return CompletableFuture.completedFuture(rates.exceeded(CallSubject.of(endpoint)));
        }
        return switch (parser.parse(body)) {
            case MalformedCall(String field, String problem) ->
                CompletableFuture.completedFuture(
                        new Answer(Outcome.MALFORMED, field + " " + problem + ".", field, CallSubject.of(endpoint)));
            case SignedCall call -> verify(endpoint, call, body, receivedAt, trace);
        };
    }

    private CompletableFuture<Answer> verify(
            Endpoint endpoint, SignedCall call, byte[] body, Instant receivedAt, Context trace) {
        Verdict verdict = verifier.verify(call.callbackId(), call.signature(), endpoint.keys(), receivedAt);
        verifications.count(verdict);
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
            case Verdict.Authentic(String keyId, boolean _) ->
                recorder.record(new AuthenticCall(endpoint, call, keyId, receivedAt, trace), body);
        };
    }

    private static CompletableFuture<Answer> answer(Outcome outcome, String detail, CallSubject subject) {
        return CompletableFuture.completedFuture(Answer.of(outcome, detail, subject));
    }
}
