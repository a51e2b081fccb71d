package dev.countersign.sync.mapping;

import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractState;
import dev.countersign.oneflow.model.Lifecycle;
import dev.countersign.schemas.integration.ContractFact;
import dev.countersign.schemas.integration.ContractFactName;
import dev.countersign.schemas.integration.WhenEmpty;
import dev.countersign.sync.hrm.Wanted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of a contract itself. */
final class FactReader {

    private FactReader() {}

    /** The facts that this record of the contract wants. */
    static List<Wanted> wanted(List<ContractFact> facts, Contract contract, String status) {
        return facts.stream()
                .flatMap(fact -> wanted(fact, value(fact, contract, status)).stream())
                .toList();
    }

    static Optional<Wanted> wanted(ContractFact fact, String value) {
        return value.isEmpty() && fact.whenEmpty() == WhenEmpty.KEEP
                ? Optional.empty()
                : Optional.of(
                        new Wanted(fact.hrmAttribute(), value, source(fact.fact()), fact.owner(), fact.whenEmpty()));
    }

    /** When the last signatory signed; null while somebody has not. */
    static @Nullable Instant signedAt(Contract contract) {
        Instant at = contract.stateUpdatedTime();
        return at == null || !contract.state().is(ContractState.SIGNED) ? null : at.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The last day of a contract, as far as it is known. */
    static @Nullable LocalDate end(@Nullable Lifecycle lifecycle) {
        if (lifecycle == null) {
            return null;
        }
        // What came to be true before what was agreed: a terminated contract ends before its last agreed day.
        return lifecycle.contractEndTime() == null ? lifecycle.endDate() : day(lifecycle.contractEndTime());
    }

    private static String value(ContractFact fact, Contract contract, String status) {
        boolean signed = contract.state().is(ContractState.SIGNED);
        Object value = switch (fact.fact()) {
            case ID -> contract.id();
            case STATE -> status;
            case SIGNED_AT -> signedAt(contract);
            case START -> signed ? start(contract.lifecycle()) : null;
            case END -> signed ? end(contract.lifecycle()) : null;
            case LINK -> signed ? link(fact, contract.id()) : null;
        };
        return value == null ? "" : value.toString();
    }

    private static @Nullable LocalDate start(@Nullable Lifecycle lifecycle) {
        if (lifecycle == null) {
            return null;
        }
        return lifecycle.startDate() == null ? day(lifecycle.contractStartTime()) : lifecycle.startDate();
    }

    private static @Nullable String link(ContractFact fact, long contractId) {
        String format = fact.format();
        return format == null ? null : format.replace(ContractFact.CONTRACT_ID, Long.toString(contractId));
    }

    private static @Nullable LocalDate day(@Nullable Instant instant) {
        return instant == null ? null : LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String source(ContractFactName fact) {
        return switch (fact) {
            case SIGNED_AT -> "contract:state_updated_time";
            case START -> "contract:lifecycle_start";
            case END -> "contract:lifecycle_end";
            case ID, STATE, LINK -> "contract:" + fact.name().toLowerCase(Locale.ROOT);
        };
    }
}
