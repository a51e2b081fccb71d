package dev.countersign.sync.creation;

import dev.countersign.events.ContractRequestOutcome;
import dev.countersign.sync.tracing.TraceContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** One request's turn: step after step until it is over or must wait; each is recorded before the next begins. */
@Component
final class OneRequest {

    private static final Logger LOG = LoggerFactory.getLogger(OneRequest.class);

    private final RequestSteps steps;
    private final RequestRecorder recorder;
    private final ResultRelay relay;
    private final TraceContext traces;
    private final MeterRegistry meters;

    OneRequest(
            RequestSteps steps,
            RequestRecorder recorder,
            ResultRelay relay,
            TraceContext traces,
            MeterRegistry meters) {
        this.steps = steps;
        this.recorder = recorder;
        this.relay = relay;
        this.traces = traces;
        this.meters = meters;
        for (ContractRequestOutcome outcome : ContractRequestOutcome.values()) {
            var _ = settled(outcome);
        }
    }

    /** Works on it, and tells when to look again if that is known. */
    Optional<Duration> work(ClaimedRequest request) {
        try (var _ = MDC.putCloseable("account", Long.toString(request.accountId()))) {
            Observation observation = traces.continued("countersign.creation.request", request.traceparent());
            return observation.observe(() -> turn(request));
        } catch (RuntimeException e) {
            // The database is away: the lease ends by itself, and the request is taken up again where it was.
            LOG.atError()
                    .addKeyValue("account", request.accountId())
                    .addKeyValue("request", request.requestId())
                    .setCause(e)
                    .log("How a step ended can't be recorded; the request is taken up again when its lease ends");
            return Optional.empty();
        }
    }

    private Optional<Duration> turn(ClaimedRequest request) {
        Optional<ClaimedRequest> next = Optional.of(request);
        StepResult last = new StepResult.Lost();
        while (next.isPresent()) {
            ClaimedRequest current = next.get();
            last = recorder.inTime(current, step(current));
            next = recorder.record(current, last);
            tell(current, last);
        }
        return last instanceof StepResult.Later later ? Optional.of(later.after()) : Optional.empty();
    }

    private StepResult step(ClaimedRequest request) {
        try {
            return steps.next(request);
        } catch (RuntimeException e) {
            // Our own mistake, or the database: it backs off and in the end is parked, where a person sees it. The
            // message may hold anything.
            LOG.atError()
                    .addKeyValue("request", request.requestId())
                    .addKeyValue("exception", e.getClass().getName())
                    .addKeyValue("at", e.getStackTrace().length == 0 ? "" : e.getStackTrace()[0].toString())
                    .log("A step of a contract request ended unexpectedly");
            return new StepResult.Failed(
                    "internal_error", "An internal error (" + e.getClass().getSimpleName() + "); see the log");
        }
    }

    private void tell(ClaimedRequest request, StepResult result) {
        switch (result) {
            case StepResult.Advanced advanced ->
                LOG.atInfo()
                        .addKeyValue("request", request.requestId())
                        .addKeyValue("contract", advanced.contractId())
                        .addKeyValue("step", advanced.to().text())
                        .log("A requested contract came a step further");
            case StepResult.Settled settled -> {
                relay.wake();
                settled(settled.outcome()).increment();
                LOG.atInfo()
                        .addKeyValue("request", request.requestId())
                        .addKeyValue("contract", settled.contractId())
                        .addKeyValue("outcome", settled.outcome())
                        .addKeyValue("code", settled.code())
                        .log("A contract request is settled");
            }
            case StepResult.Later later -> put(request, later.code(), later.reason(), "waits");
            case StepResult.Failed failed ->
                put(request, failed.code(), failed.reason(), "failed at a step and is tried again");
            case StepResult.Parked parked ->
                put(request, parked.code(), parked.reason(), "is parked until somebody acts");
            case StepResult.Suspended suspended ->
                put(request, suspended.code(), suspended.reason(), "waits for credentials");
            case StepResult.Lost() -> put(request, "lease_lost", "Another process has it", "is somebody else's");
        }
    }

    private Counter settled(ContractRequestOutcome outcome) {
        return meters.counter(
                "countersign.creation.settled", "outcome", outcome.name().toLowerCase(Locale.ROOT));
    }

    private static void put(ClaimedRequest request, String code, String reason, String what) {
        LOG.atWarn()
                .addKeyValue("request", request.requestId())
                .addKeyValue("outcome", code)
                .addKeyValue("reason", reason)
                .log("A contract request {}", what);
    }
}
