package dev.countersign.sync.creation;

import dev.countersign.sync.account.AccountSuspensions;
import dev.countersign.sync.config.CreationProperties;
import dev.countersign.sync.config.SyncProperties;
import dev.countersign.sync.contract.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down how a step ended, the result with it where there is one, and gives the request back. */
@Component
final class RequestRecorder {

    private static final String OPEN = "open";
    private static final String PARKED = "parked";

    private final RequestRows rows;
    private final Settlements settlements;
    private final AccountSuspensions accounts;
    private final TransactionTemplate transactions;
    private final Backoff backoff;
    private final CreationProperties properties;
    private final SyncProperties sync;
    private final Clock clock;

    RequestRecorder(
            RequestRows rows,
            Settlements settlements,
            AccountSuspensions accounts,
            TransactionTemplate transactions,
            Backoff backoff,
            CreationProperties properties,
            SyncProperties sync,
            Clock clock) {
        this.rows = rows;
        this.settlements = settlements;
        this.accounts = accounts;
        this.transactions = transactions;
        this.backoff = backoff;
        this.properties = properties;
        this.sync = sync;
        this.clock = clock;
    }

    /**
     * Records it.
     *
     * @return the request at its next step, when there is one and it is still this claimer's
     */
    Optional<ClaimedRequest> record(ClaimedRequest request, StepResult result) {
        return Optional.ofNullable(transactions.execute(_ -> write(request, result)))
                .flatMap(next -> next);
    }

    /** How it is written down: what waited too long is over. */
    StepResult inTime(ClaimedRequest request, StepResult result) {
        boolean waits = result instanceof StepResult.Later || result instanceof StepResult.Suspended;
        boolean nothingMade = request.step() == Step.REQUESTED && request.unsettledUntil() == null;
        boolean tooLong = request.receivedAt().plus(properties.longestWait()).isBefore(clock.instant());
        return waits && nothingMade && tooLong
                ? StepResult.Settled.refused(
                        "waited_too_long",
                        "Nothing was created within " + properties.longestWait().toHours() + " hours; the last reason: "
                                + reason(result))
                : result;
    }

    private static String reason(StepResult result) {
        return switch (result) {
            case StepResult.Later later -> later.reason();
            case StepResult.Suspended suspended -> suspended.reason();
            default -> "";
        };
    }

    private Optional<ClaimedRequest> write(ClaimedRequest request, StepResult result) {
        switch (result) {
            case StepResult.Advanced advanced -> {
                return rows.advance(request, advanced)
                        ? Optional.of(request.advanced(advanced.to(), advanced.contractId()))
                        : Optional.empty();
            }
            case StepResult.Settled settled -> {
                boolean _ = settlements.settle(
                        new RequestResult(
                                UUID.randomUUID(),
                                request.accountId(),
                                request.requestId(),
                                request.requestedBy(),
                                request.traceparent(),
                                settled),
                        request.owner());
            }
            case StepResult.Later(String code, String reason, Duration after) -> {
                boolean _ = rows.putBack(request, OPEN, after, request.attempts(), code, reason);
            }
            case StepResult.Failed failed -> failed(request, failed);
            case StepResult.Parked(String code, String reason) -> {
                boolean _ = rows.putBack(request, PARKED, Duration.ZERO, request.attempts(), code, reason);
            }
            case StepResult.Suspended(String code, String reason, long version) -> {
                boolean _ = accounts.suspend(request.accountId(), version, sync.suspension(), code, reason);
                boolean _ = rows.putBack(request, OPEN, Duration.ZERO, request.attempts(), code, reason);
            }
            case StepResult.Lost() -> {}
        }
        return Optional.empty();
    }

    private void failed(ClaimedRequest request, StepResult.Failed failed) {
        int attempts = request.attempts() + 1;
        boolean over = attempts >= properties.attempts();
        boolean _ = over
                ? rows.putBack(
                        request,
                        PARKED,
                        Duration.ZERO,
                        attempts,
                        failed.code(),
                        "Given up after " + attempts + " attempts; the last one: " + failed.reason())
                : rows.putBack(
                        request,
                        OPEN,
                        backoff.after(attempts, failed.atLeast()),
                        attempts,
                        failed.code(),
                        failed.reason());
    }
}
