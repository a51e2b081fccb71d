package dev.countersign.sync.contract;

import dev.countersign.sync.hrm.FieldNote;
import dev.countersign.sync.mapping.MappedField;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts how syncs end, and times how long an employee waits for what was signed. */
@Component
final class SyncMetrics {

    private static final String SIGNED = "signed";
    private static final Set<String> CONFLICTS = Set.of(
            FieldNote.KEPT_FOR_REVIEW,
            FieldNote.KEPT_BY_DECISION,
            FieldNote.HAND_EDIT_KEPT,
            FieldNote.HAND_EDIT_REPLACED);

    private final MeterRegistry meters;
    private final Clock clock;
    private final Timer signatureToHrm;
    private final Counter foreign;

    SyncMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.signatureToHrm = Timer.builder("countersign.sync.signature-to-hrm")
                .description("From the last signature, by Oneflow's clock, until the HRM was seen to hold the values")
                .register(meters);
        this.foreign = Counter.builder("countersign.sync.foreign")
                .description("Contracts that were ignored because they belong to another template group")
                .register(meters);
    }

    void count(ClaimedContract contract, SyncResult result, Duration time) {
        Timer.builder("countersign.sync.attempt")
                .description("Syncs of a contract, by how they ended")
                .tag("outcome", result.outcome())
                .register(meters)
                .record(time);
        switch (result) {
            case SyncResult.Done done -> done(contract, done);
            case SyncResult.Foreign _ -> foreign.increment();
            default -> {}
        }
    }

    private void done(ClaimedContract contract, SyncResult.Done done) {
        done.fields().stream().filter(MappedField::isProblem).forEach(field -> problem(field.status()));
        done.notes().forEach(note -> {
            if (CONFLICTS.contains(note.code())) {
                conflict(note.code());
            }
            problem(note.code());
        });
        ContractReading reading = done.reading();
        if (reading != null && done.employeeId() != null && isNewlySigned(contract, reading)) {
            record(reading.stateTime());
        }
    }

    private static boolean isNewlySigned(ClaimedContract contract, ContractReading reading) {
        return reading.state().equals(SIGNED) && !SIGNED.equals(contract.contractState());
    }

    private void record(@Nullable Instant signed) {
        if (signed != null) {
            Duration wait = Duration.between(signed, clock.instant());
            signatureToHrm.record(wait.isNegative() ? Duration.ZERO : wait);
        }
    }

    /** Contract and HRM say different things because of a person's hand, or until a person decides. */
    private void conflict(String code) {
        Counter.builder("countersign.sync.conflicts")
                .description("Differences that were not, or not silently, settled for the contract, by what was done")
                .tag("code", code)
                .register(meters)
                .increment();
    }

    private void problem(String code) {
        Counter.builder("countersign.sync.field-problems")
                .description("Fields that a contract has and the HRM did not get, by reason")
                .tag("code", code)
                .register(meters)
                .increment();
    }
}
