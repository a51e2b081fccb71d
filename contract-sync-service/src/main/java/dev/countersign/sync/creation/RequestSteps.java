package dev.countersign.sync.creation;

import dev.countersign.oneflow.OneflowApi;
import dev.countersign.schemas.secrets.SecretUnreadableException;
import dev.countersign.sync.account.AccessAsUser;
import dev.countersign.sync.account.UnusableCredentialsException;
import dev.countersign.sync.account.UserAccess;
import dev.countersign.sync.breaker.Breakers;
import dev.countersign.sync.breaker.Permit;
import dev.countersign.sync.breaker.Target;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The next step of a request, whichever it is. */
@Component
final class RequestSteps {

    private static final Duration NOT_CONNECTED_WAIT = Duration.ofSeconds(30);
    private static final Duration NO_USER_WAIT = Duration.ofMinutes(1);

    private final AccessAsUser accounts;
    private final RequestContent content;
    private final ContractMaker maker;
    private final ContractFiller filler;
    private final ContractPublisher publisher;
    private final Breakers breakers;

    RequestSteps(
            AccessAsUser accounts,
            RequestContent content,
            ContractMaker maker,
            ContractFiller filler,
            ContractPublisher publisher,
            Breakers breakers) {
        this.accounts = accounts;
        this.content = content;
        this.maker = maker;
        this.filler = filler;
        this.publisher = publisher;
        this.breakers = breakers;
    }

    StepResult next(ClaimedRequest request) {
        try {
            return accounts.accessAsUser(request.accountId())
                    .map(access -> next(request, access))
                    .orElseGet(() -> new StepResult.Later(
                            "account_not_ready",
                            "The account is not provisioned or has no credentials",
                            NOT_CONNECTED_WAIT));
        } catch (UnusableCredentialsException | SecretUnreadableException e) {
            return new StepResult.Failed("credentials_unreadable", String.valueOf(e.getMessage()));
        }
    }

    private StepResult next(ClaimedRequest request, UserAccess access) {
        Long group = access.templateGroupId();
        if (group == null) {
            return new StepResult.Later(
                    "account_not_ready", "The account's setup has not told its template group", NOT_CONNECTED_WAIT);
        }
        OneflowApi api = access.oneflow();
        if (api == null) {
            return new StepResult.Later(
                    "user_unknown",
                    "Oneflow creates contracts as one of its users only, and the setup was told none: open the setup again with the"
                            + " e-mail address of an Oneflow user",
                    NO_USER_WAIT);
        }
        RequestedContract contract = content.open(request.accountId(), request.requestId(), request.sealedContent());
        Target oneflow = new Target(Target.Kind.ONEFLOW, request.accountId());
        try (Permit permit = breakers.tryAcquire(oneflow).orElse(null)) {
            if (permit == null) {
                return leftAlone(oneflow, "oneflow_unavailable", "Oneflow has been failing for the account");
            }
            StepResult result = step(request, access, api, group, contract);
            return switch (result) {
                // Whether a contract was made is not known: that is never only waiting.
                case StepResult.Failed failed
                when failed.oneflowInTrouble()
                        && permit.failed()
                        && !failed.code().equals(ContractMaker.UNSETTLED) ->
                    leftAlone(oneflow, failed.code(), failed.reason());
                // The rate limit may be our own, and a lost claim says nothing.
                case StepResult.Failed _, StepResult.Later _, StepResult.Lost _ -> result;
                case StepResult.Advanced _, StepResult.Settled _, StepResult.Parked _, StepResult.Suspended _ -> {
                    permit.answered();
                    yield result;
                }
            };
        }
    }

    private StepResult leftAlone(Target oneflow, String code, String reason) {
        return new StepResult.Later(code, reason + "; it is left alone for a moment", breakers.untilProbe(oneflow));
    }

    private StepResult step(
            ClaimedRequest request, UserAccess access, OneflowApi api, long group, RequestedContract contract) {
        return switch (request.step()) {
            case REQUESTED -> maker.make(request, access, api, group, contract);
            case CREATED -> filler.fill(request, access, api, contractId(request), contract);
            case FILLED, PUBLISHED, REPORTED -> publisher.publish(access, api, contractId(request), contract);
        };
    }

    private static long contractId(ClaimedRequest request) {
        return Optional.ofNullable(request.contractId())
                .orElseThrow(
                        () -> new IllegalStateException("A request at step " + request.step() + " has no contract"));
    }
}
