package dev.countersign.sync.creation;

import dev.countersign.sync.action.Operator;
import dev.countersign.sync.tracing.TraceContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Contract requests as operators deal with them, by pages and by the API: ask for a contract, see what became of it, decide what can't go on. */
@Component
public final class RequestDesk {

    /** What came of asking. */
    public sealed interface Asked {

        /** It is worked on, or has its result already. */
        record Taken(RequestView request, boolean isNew) implements Asked {}

        /** Nothing was requested: these must change. */
        record Invalid(List<Problem> problems) implements Asked {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }

        /** Nobody ever connected the account. */
        record UnknownAccount() implements Asked {}

        /** Another contract was requested with this id. */
        record IdReused() implements Asked {}
    }

    /** What came of a decision. */
    public enum Decided {
        /** It is done. */
        DONE,
        /** There is no such request. */
        UNKNOWN,
        /** It has its result, or is worked on at this moment. */
        TOO_LATE
    }

    private final RequestIntake intake;
    private final RequestViews views;
    private final RequestDecisions decisions;
    private final CreationWorkers workers;
    private final TraceContext traces;

    RequestDesk(
            RequestIntake intake,
            RequestViews views,
            RequestDecisions decisions,
            CreationWorkers workers,
            TraceContext traces) {
        this.intake = intake;
        this.views = views;
        this.decisions = decisions;
        this.workers = workers;
        this.traces = traces;
    }

    /**
     * Asks for a contract.
     *
     * @param body as the API describes it
     */
    public Asked ask(long account, JsonNode body) {
        RequestReader.Read read = RequestReader.read(body);
        if (!read.problems().isEmpty()) {
            return new Asked.Invalid(read.problems());
        }
        if (!views.isKnown(account)) {
            return new Asked.UnknownAccount();
        }
        RequestIntake.Outcome outcome = intake.accept(new IncomingRequest(
                account,
                read.requestId(),
                read.contract(),
                IncomingRequest.Source.OPERATOR,
                read.requestedBy(),
                null,
                traces.current()));
        if (outcome == RequestIntake.Outcome.CONFLICT) {
            return new Asked.IdReused();
        }
        workers.wake();
        return new Asked.Taken(
                views.find(account, read.requestId()).orElseThrow(), outcome == RequestIntake.Outcome.NEW);
    }

    /**
     * Lists requests, newest first.
     *
     * @param account null: of all accounts
     * @param state {@code open}, {@code parked} or {@code settled}; null: all
     * @param requestId null: all
     * @param after the {@code next} of the page before; null: from the newest
     */
    public RequestPage list(
            @Nullable Long account,
            @Nullable String state,
            @Nullable String requestId,
            @Nullable Long after,
            int most) {
        return views.list(account, state, requestId, after, most);
    }

    /**
     * One request.
     *
     * @param id ours
     */
    public Optional<RequestView> find(long account, long id) {
        return views.find(account, id);
    }

    /** Tries one again now, from the step where it is. */
    public Decided retry(long account, long id, Operator operator) {
        return views.find(account, id)
                .map(request -> of(decisions.retry(account, request.requestId(), operator)))
                .orElse(Decided.UNKNOWN);
    }

    /** Ends one; the result says what is in Oneflow, as far as that is known. */
    public Decided giveUp(long account, long id, Operator operator) {
        return views.find(account, id)
                .map(request -> of(decisions.giveUp(account, request.requestId(), operator)))
                .orElse(Decided.UNKNOWN);
    }

    private static Decided of(RequestDecisions.Outcome outcome) {
        return switch (outcome) {
            case DONE -> Decided.DONE;
            case UNKNOWN -> Decided.UNKNOWN;
            case TOO_LATE -> Decided.TOO_LATE;
        };
    }
}
