package dev.countersign.sync.contract;

import dev.countersign.sync.audit.EmployeeRecordRelay;
import dev.countersign.sync.tracing.TraceContext;
import io.micrometer.observation.Observation;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** One contract's turn: its trace continues, its result is recorded, counted and logged, and nothing it throws harms others. */
@Component
final class OneContract {

    private static final Logger LOG = LoggerFactory.getLogger(OneContract.class);
    private static final Duration LONGEST_EXTRA_WAKE = Duration.ofSeconds(1);

    private final ContractSync sync;
    private final EmployeeLocks locks;
    private final WorkRecorder recorder;
    private final SyncMetrics metrics;
    private final TraceContext traces;
    private final EmployeeRecordRelay relay;

    OneContract(
            ContractSync sync,
            EmployeeLocks locks,
            WorkRecorder recorder,
            SyncMetrics metrics,
            TraceContext traces,
            EmployeeRecordRelay relay) {
        this.sync = sync;
        this.locks = locks;
        this.recorder = recorder;
        this.metrics = metrics;
        this.traces = traces;
        this.relay = relay;
    }

    /** Syncs it, and tells when to look again if that is sooner than the next poll. */
    Optional<Duration> sync(UUID owner, ClaimedContract contract) {
        try (var _ = MDC.putCloseable("account", Long.toString(contract.accountId()));
                var _ = MDC.putCloseable("contract", Long.toString(contract.contractId()))) {
            Observation observation = traces.continued("countersign.sync.contract", contract.traceparent());
            return observation.observe(() -> turn(owner, contract));
        } catch (RuntimeException e) {
            // The database is away: the lease ends by itself, and the contract is taken up again.
            LOG.atError()
                    .addKeyValue("account", contract.accountId())
                    .addKeyValue("contract", contract.contractId())
                    .setCause(e)
                    .log("How the sync ended can't be recorded; the contract is synced again when its lease ends");
            return Optional.empty();
        }
    }

    private Optional<Duration> turn(UUID owner, ClaimedContract contract) {
        long begun = System.nanoTime();
        EmployeeHold hold = new EmployeeHold(contract, locks);
        Turn turn = run(contract, hold);
        SyncResult result = turn.result();
        boolean held = recorder.record(owner, contract, turn);
        // Not when it can't be recorded: others must not be told of before it.
        hold.release();
        metrics.count(contract, result, Duration.ofNanos(System.nanoTime() - begun));
        log(result);
        if (result instanceof SyncResult.Done done && done.audit() != null) {
            relay.wake();
        }
        return held && result instanceof SyncResult.Later later && later.after().compareTo(LONGEST_EXTRA_WAKE) < 0
                ? Optional.of(later.after())
                : Optional.empty();
    }

    private Turn run(ClaimedContract contract, EmployeeHold hold) {
        try {
            return sync.run(contract, hold);
        } catch (RuntimeException e) {
            // Our own mistake, with this contract: it backs off and in the end is parked, where a person sees it. The
            // message may hold anything.
            LOG.atError()
                    .addKeyValue("exception", e.getClass().getName())
                    .addKeyValue("at", e.getStackTrace().length == 0 ? "" : e.getStackTrace()[0].toString())
                    .log("A sync ended unexpectedly");
            return Turn.ended(new SyncResult.Failed(
                    "internal_error", "An internal error (" + e.getClass().getSimpleName() + "); see the log", null));
        }
    }

    private static void log(SyncResult result) {
        switch (result) {
            case SyncResult.Done done ->
                LOG.atInfo()
                        .addKeyValue("outcome", done.outcome())
                        .addKeyValue("employee", done.employeeId())
                        .log("Contract synced");
            case SyncResult.Foreign foreign ->
                LOG.atInfo()
                        .addKeyValue("outcome", foreign.outcome())
                        .addKeyValue("reason", foreign.reason())
                        .log("Contract ignored");
            case SyncResult.TemplateUnknown unknown ->
                LOG.atInfo().addKeyValue("outcome", unknown.outcome()).log("Contract is looked at again");
            case SyncResult.Later later ->
                LOG.atInfo()
                        .addKeyValue("outcome", later.outcome())
                        .addKeyValue("reason", later.reason())
                        .log("Contract put back");
            case SyncResult.Failed failed ->
                LOG.atWarn()
                        .addKeyValue("outcome", failed.outcome())
                        .addKeyValue("reason", failed.reason())
                        .log("Sync failed; it is tried again");
            case SyncResult.Parked parked ->
                LOG.atWarn()
                        .addKeyValue("outcome", parked.outcome())
                        .addKeyValue("reason", parked.reason())
                        .log("Contract parked until somebody acts or it changes");
            case SyncResult.Suspended suspended ->
                LOG.atWarn()
                        .addKeyValue("outcome", suspended.outcome())
                        .addKeyValue("reason", suspended.reason())
                        .log("Account suspended until its credentials change or the pause ends");
        }
    }
}
