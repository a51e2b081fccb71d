package dev.countersign.sync.history;

import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractField;
import dev.countersign.oneflow.model.ContractState;
import dev.countersign.oneflow.model.Lifecycle;
import dev.countersign.oneflow.model.LifecycleState;
import dev.countersign.oneflow.model.OpenValue;
import dev.countersign.oneflow.model.Participant;
import dev.countersign.oneflow.model.Party;
import dev.countersign.oneflow.model.PartyType;
import dev.countersign.oneflow.model.SignState;
import dev.countersign.sync.history.Step.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Oneflow's contracts, with every version of each. */
final class HistoryOneflow {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    /** What Oneflow says of a contract from a moment on; no contract: it was deleted. */
    record Version(int at, Optional<Contract> contract) {}

    private static final class Kept {
        Phase phase = Phase.DRAFT;
        Instant stateSince = BEGIN;
        final Map<String, String> fields = new LinkedHashMap<>();
        final List<Version> versions = new ArrayList<>();
    }

    private final Map<Long, Kept> contracts = new LinkedHashMap<>();
    private final int employees;
    private int clock;

    HistoryOneflow(int employees, int contractsEach) {
        this.employees = employees;
        for (long id = 1; id <= (long) employees * contractsEach; id++) {
            contracts.put(id, new Kept());
            kept(id).fields.put("name", "Anna Ek");
            changed(id);
        }
    }

    List<Long> ids() {
        return List.copyOf(contracts.keySet());
    }

    int employee(long id) {
        return (int) (id % employees);
    }

    Phase phase(long id) {
        return kept(id).phase;
    }

    Version now(long id) {
        return kept(id).versions.getLast();
    }

    /** As it was one change before. */
    Version before(long id) {
        List<Version> versions = kept(id).versions;
        return versions.get(Math.max(0, versions.size() - 2));
    }

    /** Whether there was something to change. */
    boolean edit(long id, String field, String value) {
        Kept kept = kept(id);
        if (kept.phase == Phase.DELETED || value.equals(kept.fields.put(field, value))) {
            return false;
        }
        changed(id);
        return true;
    }

    boolean become(long id, Phase phase) {
        Kept kept = kept(id);
        if (!follows(kept.phase, phase)) {
            return false;
        }
        kept.phase = phase;
        if (phase != Phase.ENDED) {
            kept.stateSince = BEGIN.plusSeconds(clock + 1L);
        }
        changed(id);
        return true;
    }

    private static boolean follows(Phase from, Phase to) {
        return switch (to) {
            case DRAFT -> false;
            case PENDING -> from == Phase.DRAFT;
            case DECLINED, SIGNED -> from == Phase.PENDING;
            case ENDED -> from == Phase.SIGNED;
            case DELETED -> from != Phase.DELETED;
        };
    }

    private Kept kept(long id) {
        return java.util.Objects.requireNonNull(contracts.get(id));
    }

    private void changed(long id) {
        Kept kept = kept(id);
        clock++;
        kept.versions.add(
                new Version(clock, kept.phase == Phase.DELETED ? Optional.empty() : Optional.of(contract(id, kept))));
    }

    private Contract contract(long id, Kept kept) {
        ContractState state = switch (kept.phase) {
            case DRAFT, DELETED -> ContractState.DRAFT;
            case PENDING -> ContractState.PENDING;
            case DECLINED -> ContractState.DECLINED;
            case SIGNED, ENDED -> ContractState.SIGNED;
        };
        Lifecycle ended = new Lifecycle(
                OpenValue.of(LifecycleState.ENDED), null, null, null, false, false, 0, null, null, null, null, null);
        List<ContractField> fields = kept.fields.entrySet().stream()
                .map(each -> new ContractField(1, each.getKey(), each.getKey(), each.getValue()))
                .toList();
        Instant changed = BEGIN.plusSeconds(clock);
        Participant person = new Participant(
                7,
                "Anna Ek",
                "e" + employee(id) + "@example.com",
                null,
                "47-" + employee(id),
                null,
                true,
                OpenValue.of(SignState.SIGNED),
                null,
                false,
                "email",
                "standard_esign");
        Party theirs = new Party(2, OpenValue.of(PartyType.INDIVIDUAL), null, null, "SE", false, List.of(person));
        return new Contract(
                id,
                "Contract",
                OpenValue.of(state),
                1L,
                2L,
                3L,
                List.of(theirs),
                fields,
                kept.phase == Phase.ENDED ? ended : null,
                null,
                null,
                null,
                kept.stateSince,
                changed);
    }
}
