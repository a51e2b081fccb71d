package dev.countersign.setup.provisioning;

import dev.countersign.setup.config.ProvisioningProperties;
import dev.countersign.setup.config.SetupProperties;
import dev.countersign.setup.tracing.TraceParent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes an account through its steps until the goal is reached, a step must wait, or somebody must act. */
@Component
class ProvisioningRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ProvisioningRunner.class);
    private static final int MOST_DOUBLINGS = 20;

    private final ProvisioningStore store;
    private final Map<Step, SagaStep> steps = new EnumMap<>(Step.class);
    private final AccountLock lock;
    private final Stops stops;
    private final ProvisioningProperties properties;
    private final ProvisioningProbe probe;
    private final TraceParent trace;
    private final MeterRegistry meters;
    private final Clock clock;

    ProvisioningRunner(
            ProvisioningStore store,
            List<SagaStep> steps,
            AccountLock lock,
            Stops stops,
            SetupProperties properties,
            ObjectProvider<ProvisioningProbe> probe,
            TraceParent trace,
            MeterRegistry meters,
            Clock clock) {
        this.store = store;
        steps.forEach(step -> this.steps.put(step.step(), step));
        this.lock = lock;
        this.stops = stops;
        this.properties = properties.provisioning();
        this.probe = probe.getIfAvailable(() -> (state, outcome) -> {});
        this.trace = trace;
        this.meters = meters;
        this.clock = clock;
        for (Step step : this.steps.keySet()) {
            for (Class<?> outcome : StepOutcome.class.getPermittedSubclasses()) {
                var _ = ended(step, outcome);
            }
        }
    }

    /** Counted from zero on, so that the first one is an increase. */
    private Counter ended(Step step, Class<?> outcome) {
        return meters.counter("countersign.setup.steps", "step", step.name(), "outcome", outcome.getSimpleName());
    }

    /** Works on the account as long as it moves; does nothing if somebody else is working on it. */
    void run(long accountId) {
        lock.tryWith(accountId, () -> {
            try (var _ = MDC.putCloseable("account", Long.toString(accountId))) {
                String traceparent =
                        store.find(accountId).map(Provisioning::traceparent).orElse(null);
                trace.continueTrace("provisioning", traceparent, () -> drive(accountId));
            }
        });
    }

    private void drive(long accountId) {
        Optional<Provisioning> state = due(accountId);
        while (state.isPresent()
                && takeStep(state.get())
                && !Thread.currentThread().isInterrupted()) {
            state = due(accountId);
        }
    }

    private Optional<Provisioning> due(long accountId) {
        return store.find(accountId).filter(state -> state.isDue(clock.instant()));
    }

    /** Takes one step; true if the next one is to be looked for at once. */
    private boolean takeStep(Provisioning state) {
        StepOutcome outcome = work(state);
        probe.afterWork(state, outcome);
        ended(state.step(), outcome.getClass()).increment();
        switch (outcome) {
            case StepOutcome.Done(Created created) -> advance(state, created);
            case StepOutcome.Later later -> postpone(state, later);
            case StepOutcome.Stopped stopped -> stop(state, stopped);
        }
        return outcome instanceof StepOutcome.Done;
    }

    private StepOutcome work(Provisioning state) {
        try {
            return Objects.requireNonNull(steps.get(state.step())).run(state);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("step", state.step())
                    .setCause(e)
                    .log("A step of a setup broke; it is tried again. Look at the cause if it goes on.");
            return new StepOutcome.Later(
                    Problem.INTERNAL, e.getClass().getSimpleName() + " in our own code, see the log", Duration.ZERO);
        }
    }

    private void advance(Provisioning state, Created created) {
        boolean moved = store.advance(state, created);
        LOG.atInfo().addKeyValue("step", state.step()).log("Step of the setup done");
        if (moved && state.goal().isReachedAt(state.goal().after(state.step()))) {
            Duration took = Duration.between(state.requestedAt(), clock.instant());
            meters.timer("countersign.setup.duration", "goal", state.goal().name())
                    .record(took);
            LOG.atInfo()
                    .addKeyValue("goal", state.goal())
                    .addKeyValue("milliseconds", took.toMillis())
                    .log("Setup has reached its goal");
        }
    }

    private void postpone(Provisioning state, StepOutcome.Later later) {
        Duration delay = delay(state.attempts(), later.atLeast());
        store.waitFor(state, later, delay);
        LOG.atWarn()
                .addKeyValue("step", state.step())
                .addKeyValue("problem", later.problem())
                .addKeyValue("attempt", state.attempts() + 1)
                .addKeyValue("retry_in_ms", delay.toMillis())
                .log("Step of the setup must wait: {}", later.detail());
    }

    private void stop(Provisioning state, StepOutcome.Stopped stopped) {
        stops.note(state, stopped);
        LOG.atWarn()
                .addKeyValue("step", state.step())
                .addKeyValue("problem", stopped.problem())
                .log("Setup stopped until somebody acts: {}", stopped.detail());
    }

    /** Doubles with each attempt and never undercuts what Oneflow asked for. */
    Duration delay(int failedBefore, Duration atLeast) {
        long factor = 1L << Math.min(failedBefore, MOST_DOUBLINGS);
        Duration grown = properties.firstRetryDelay().multipliedBy(factor);
        Duration bounded = grown.compareTo(properties.longestRetryDelay()) > 0 ? properties.longestRetryDelay() : grown;
        return bounded.compareTo(atLeast) > 0 ? bounded : atLeast;
    }
}
