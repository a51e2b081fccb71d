package dev.countersign.ingress.http;

import dev.countersign.ingress.call.UnrepresentableCall;
import dev.countersign.ingress.call.WebhookCall;
import dev.countersign.ingress.endpoint.EndpointActivity;
import dev.countersign.ingress.memory.CallIdentity;
import dev.countersign.ingress.memory.CallMemory;
import dev.countersign.ingress.memory.Recollection;
import dev.countersign.ingress.publication.AcceptedCall;
import dev.countersign.ingress.publication.ContractEventPublisher;
import dev.countersign.ingress.publication.Publication;
import dev.countersign.ingress.publication.QuarantinedCall;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;

/** Sees to it that authentic calls are in Kafka once, as far as one instance can. Never blocks. */
final class CallRecorder {

    private final CallMemory memory;
    private final ContractEventPublisher publisher;
    private final EndpointRates rates;
    private final Counter altered;

    CallRecorder(CallMemory memory, ContractEventPublisher publisher, EndpointRates rates, MeterRegistry meters) {
        this.memory = memory;
        this.publisher = publisher;
        this.rates = rates;
        this.altered = Counter.builder("countersign.ingress.altered.calls")
                .description("Authentic calls that repeated the id of an earlier one with another body")
                .register(meters);
    }

    /** The answer, when the call is recorded or it is clear that it won't be. */
    CompletableFuture<Answer> record(AuthenticCall call, byte[] body) {
        byte[] digest = BodyDigest.of(body);
        var identity = CallIdentity.of(call.endpoint().endpointId(), call.call().signature(), digest);
        return switch (memory.recall(identity, call.receivedAt())) {
            case Recollection.Recorded _ ->
                CompletableFuture.completedFuture(Answer.of(Outcome.REPEATED, "", CallSubject.of(call)));
            case Recollection.UnderWay(CompletableFuture<Publication> result) ->
                result.thenApply(publication -> answer(call, publication, Outcome.REPEATED));
            case Recollection.Unknown(boolean isAltered) -> {
                if (isAltered) {
                    altered.increment();
                }
                yield record(call, body, identity, digest, isAltered);
            }
        };
    }

    private CompletableFuture<Answer> record(
            AuthenticCall call, byte[] body, CallIdentity identity, byte[] digest, boolean isAltered) {
        if (!isWithinRate(call, isAltered)) {
            memory.finished(identity, new Publication.NotAcknowledged("RateLimited"), call.receivedAt());
            return CompletableFuture.completedFuture(rates.exceeded(CallSubject.of(call)));
        }
        return publish(call, body, identity, HexFormat.of().formatHex(digest)).thenApply(publication -> {
            memory.finished(identity, publication, call.receivedAt());
            return answer(call, publication, outcome(call, isAltered));
        });
    }

    private boolean isWithinRate(AuthenticCall call, boolean isAltered) {
        EndpointActivity activity = call.endpoint().activity();
        return isAltered
                ? activity.tryAlteredCall(rates.ofAlteredCalls(), call.receivedAt())
                : activity.tryNewCall(rates.ofNewCalls(), call.receivedAt());
    }

    private CompletableFuture<Publication> publish(
            AuthenticCall call, byte[] body, CallIdentity identity, String bodySha256) {
        try {
            return switch (call.call()) {
                case WebhookCall webhook ->
                    publisher.publish(
                            new AcceptedCall(call.endpoint(), webhook, call.signKeyId(), bodySha256, call.receivedAt()),
                            call.trace());
                case UnrepresentableCall unrepresentable ->
                    publisher.quarantine(
                            new QuarantinedCall(
                                    call.endpoint(),
                                    unrepresentable,
                                    ByteBuffer.wrap(body),
                                    bodySha256,
                                    call.receivedAt()),
                            call.trace());
            };
        } catch (RuntimeException e) {
            memory.finished(identity, new Publication.NotAcknowledged("Failed"), call.receivedAt());
            throw e;
        }
    }

    private static Outcome outcome(AuthenticCall call, boolean isAltered) {
        if (isAltered) {
            return Outcome.ALTERED;
        }
        return call.call() instanceof UnrepresentableCall ? Outcome.QUARANTINED : Outcome.ACCEPTED;
    }

    private static Answer answer(AuthenticCall call, Publication publication, Outcome whenRecorded) {
        var subject = CallSubject.of(call);
        return switch (publication) {
            case Publication.Acknowledged _ -> {
                call.endpoint().activity().recorded(call.receivedAt());
                yield Answer.of(whenRecorded, detail(call, whenRecorded), subject);
            }
            case Publication.NotAcknowledged(String reason) ->
                Answer.of(
                        Outcome.NOT_PUBLISHED,
                        "The event could not be stored (" + reason + "). Send it again later.",
                        subject);
        };
    }

    /** For the log: delivered calls are answered without a body. */
    private static String detail(AuthenticCall call, Outcome outcome) {
        if (outcome == Outcome.ALTERED) {
            return "The id of this call came before with another body, which its signature does not cover. It was"
                    + " recorded as what it is. If Oneflow did not do that, somebody has captured signatures: change"
                    + " the endpoint's sign key.";
        }
        return outcome == Outcome.QUARANTINED && call.call() instanceof UnrepresentableCall unrepresentable
                ? unrepresentable.problem().field() + " "
                        + unrepresentable.problem().problem() + ". The body is in the quarantine topic."
                : "";
    }
}
