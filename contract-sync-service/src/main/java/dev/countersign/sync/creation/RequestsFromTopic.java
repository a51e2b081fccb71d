package dev.countersign.sync.creation;

import dev.countersign.events.ContractRequested;
import dev.countersign.events.RequestedParticipant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Requests from their topic. */
@Component
public final class RequestsFromTopic {

    /**
     * A request of the topic.
     *
     * @param traceparent of its record
     */
    public record Told(ContractRequested request, @Nullable String traceparent) {}

    private final RequestIntake intake;
    private final ResultRows results;
    private final TransactionTemplate transactions;
    private final CreationWorkers workers;
    private final ResultRelay relay;

    RequestsFromTopic(
            RequestIntake intake,
            ResultRows results,
            TransactionTemplate transactions,
            CreationWorkers workers,
            ResultRelay relay) {
        this.intake = intake;
        this.results = results;
        this.transactions = transactions;
        this.workers = workers;
        this.relay = relay;
    }

    /** Why the request can't be taken in at all, not even to be refused; null when it can. */
    public static @Nullable String objection(ContractRequested request) {
        return IncomingRequest.isUsableId(request.getRequestId())
                ? null
                : "The requestId must have 1 to " + IncomingRequest.LONGEST_ID
                        + " printable characters: no result could be told under this one";
    }

    /** Takes requests in, all or none. */
    public void accept(List<Told> requests) {
        if (requests.isEmpty()) {
            return;
        }
        transactions.executeWithoutResult(_ -> requests.forEach(this::accept));
        workers.wake();
        relay.wake();
    }

    private void accept(Told told) {
        IncomingRequest request = incoming(told);
        if (intake.accept(request) == RequestIntake.Outcome.CONFLICT) {
            results.add(conflict(request));
        }
    }

    /** The id is made from the content: who is told twice of the same conflict sees it. */
    private static RequestResult conflict(IncomingRequest request) {
        String seed = "conflict:" + request.accountId() + ":" + request.requestId() + ":" + request.requestedBy() + ":"
                + request.requestedAt();
        return new RequestResult(
                UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)),
                request.accountId(),
                request.requestId(),
                request.requestedBy(),
                request.traceparent(),
                StepResult.Settled.refused(
                        "request_id_reused",
                        "Another contract was requested with this requestId before, and that request stands: ask for this one with an"
                                + " id of its own"));
    }

    private static IncomingRequest incoming(Told told) {
        ContractRequested request = told.request();
        RequestedParticipant participant = request.getParticipant();
        RequestedContract contract = new RequestedContract(
                request.getWorkspaceId(),
                request.getTemplateId(),
                request.getName(),
                new TreeMap<>(request.getDataFields()),
                new RequestedContract.Person(
                        participant.getName(),
                        participant.getEmail(),
                        participant.getPhoneNumber(),
                        participant.getIdentificationNumber(),
                        participant.getTitle(),
                        participant.getCountryCode(),
                        participant.getSignMethod()),
                request.getPublish(),
                request.getSubject(),
                request.getMessage());
        return new IncomingRequest(
                request.getAccountId(),
                request.getRequestId(),
                contract,
                IncomingRequest.Source.TOPIC,
                request.getRequestedBy(),
                request.getRequestedAt(),
                told.traceparent());
    }
}
