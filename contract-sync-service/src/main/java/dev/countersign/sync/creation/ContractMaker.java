package dev.countersign.sync.creation;

import dev.countersign.events.ContractRequestOutcome;
import dev.countersign.oneflow.OneflowApi;
import dev.countersign.oneflow.OneflowFailure;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.NewContract;
import dev.countersign.oneflow.model.NewParticipant;
import dev.countersign.oneflow.model.NewParty;
import dev.countersign.sync.account.UserAccess;
import dev.countersign.sync.breaker.OneflowCalls;
import dev.countersign.sync.config.CreationProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * From requested to created. Oneflow has no idempotency key, so a contract is looked for before it is made; that one is about to be made is noted
 * first, and from then on until Oneflow's lists must have caught up it is looked for again, never made again.
 */
@Component
final class ContractMaker {

    static final String UNSETTLED = "creation_unsettled";
    private static final int PAYMENT_REQUIRED = 402;
    private static final int FORBIDDEN = 403;
    private static final int LOOKS = 6;
    private static final int LONGEST_REASON = 2000;

    private final RequestRows rows;
    private final CreationProperties properties;
    private final Clock clock;

    ContractMaker(RequestRows rows, CreationProperties properties, Clock clock) {
        this.rows = rows;
        this.properties = properties;
        this.clock = clock;
    }

    StepResult make(
            ClaimedRequest request, UserAccess access, OneflowApi api, long groupId, RequestedContract contract) {
        String marker = Marker.of(request.accountId(), request.requestId());
        // What was asked for before was found right then.
        if (request.unsettledUntil() == null) {
            switch (check(api, groupId, contract)) {
                case OneflowChecks.Outcome.Untold(OneflowFailure failure) -> {
                    return Refusals.ofRead(failure, access);
                }
                case OneflowChecks.Outcome.Told(List<Problem> problems) -> {
                    if (!problems.isEmpty()) {
                        return refused(problems);
                    }
                }
            }
        }
        return switch (MadeContracts.find(api, marker)) {
            case MadeContracts.Outcome.Found(long contractId) -> new StepResult.Advanced(Step.CREATED, contractId);
            case MadeContracts.Outcome.Untold(OneflowFailure failure) -> Refusals.ofRead(failure, access);
            case MadeContracts.Outcome.TooMany(long total) ->
                new StepResult.Parked(
                        "search_impossible",
                        "Oneflow lists " + total
                                + " contracts whatever their name is: whether one was made can't be told");
            case MadeContracts.Outcome.None() -> makeUnlessUnsettled(request, access, api, contract, marker);
        };
    }

    private static OneflowChecks.Outcome check(OneflowApi api, long groupId, RequestedContract contract) {
        List<Problem> problems = new ArrayList<>(RequestChecks.of(contract));
        return switch (OneflowChecks.of(api, groupId, contract)) {
            case OneflowChecks.Outcome.Told(List<Problem> more) -> {
                problems.addAll(more);
                yield new OneflowChecks.Outcome.Told(problems);
            }
            case OneflowChecks.Outcome.Untold untold -> untold;
        };
    }

    private static StepResult refused(List<Problem> problems) {
        String code = problems.size() == 1 ? problems.getFirst().code() : "request_invalid";
        String reason = problems.stream()
                .map(problem -> problem.field() + ": " + problem.message())
                .collect(Collectors.joining(" "));
        return new StepResult.Settled(
                ContractRequestOutcome.REFUSED,
                null,
                code,
                reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…",
                problems);
    }

    private StepResult makeUnlessUnsettled(
            ClaimedRequest request, UserAccess access, OneflowApi api, RequestedContract contract, String marker) {
        Instant now = clock.instant();
        Instant until = request.unsettledUntil();
        if (until != null && now.isBefore(until)) {
            Duration rest = Duration.between(now, until);
            Duration look = properties.listingLag().dividedBy(LOOKS);
            return new StepResult.Later(
                    UNSETTLED,
                    "Whether Oneflow made the contract is not known; its lists are searched until they must have caught up",
                    rest.compareTo(look) < 0 ? rest : look);
        }
        NewContract wanted = wanted(contract, marker);
        if (!rows.noteCreation(request, properties.listingLag())) {
            return new StepResult.Lost();
        }
        return switch (api.createContract(wanted)) {
            case OneflowResult.Success<Contract>(Contract made) -> new StepResult.Advanced(Step.CREATED, made.id());
            case OneflowResult.Failed<Contract>(OneflowFailure failure) -> failed(request, access, contract, failure);
        };
    }

    private StepResult failed(
            ClaimedRequest request, UserAccess access, RequestedContract contract, OneflowFailure failure) {
        if (failure instanceof OneflowFailure.Temporary temporary && temporary.mayHaveTakenEffect()) {
            // From now: the call may have taken its time.
            rows.noteDoubt(request, properties.listingLag());
            return new StepResult.Failed(
                    UNSETTLED,
                    failure.describe(),
                    properties.listingLag().dividedBy(LOOKS),
                    OneflowCalls.isTrouble(failure));
        }
        rows.nothingMade(request);
        return Refusals.passing(failure, access).orElseGet(() -> refused(contract, failure));
    }

    private static StepResult refused(RequestedContract contract, OneflowFailure failure) {
        String reason = Refusals.explained(failure, contract);
        int status = failure instanceof OneflowFailure.Permanent permanent ? permanent.status() : 0;
        // Not the request's fault: its user, or its plan.
        return status == PAYMENT_REQUIRED || status == FORBIDDEN
                ? new StepResult.Parked("creation_forbidden", reason)
                : StepResult.Settled.refused("oneflow_refused", reason);
    }

    private static NewContract wanted(RequestedContract contract, String marker) {
        RequestedContract.Person person = contract.participant();
        NewParticipant participant = new NewParticipant(
                person.name(),
                person.email(),
                person.phoneNumber(),
                person.identificationNumber(),
                person.title(),
                true,
                person.signMethod(),
                "email",
                true);
        return new NewContract(
                contract.workspaceId(),
                contract.templateId(),
                marker,
                contract.dataFields(),
                List.of(NewParty.individual(person.countryCode(), participant)));
    }
}
