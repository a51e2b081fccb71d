package dev.countersign.sync.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.oneflow.model.Contract;
import dev.countersign.schemas.integration.IntegrationFile;
import dev.countersign.sync.history.Step.Delivery;
import dev.countersign.sync.history.Step.Phase;
import dev.countersign.sync.history.Step.Trouble;
import dev.countersign.sync.hrm.ContractClaim;
import dev.countersign.sync.hrm.FieldChange;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.HrmPort;
import dev.countersign.sync.hrm.KnownRecord;
import dev.countersign.sync.hrm.Learned;
import dev.countersign.sync.hrm.PlannedWrite;
import dev.countersign.sync.hrm.PortFactory;
import dev.countersign.sync.hrm.UpsertOutcome;
import dev.countersign.sync.hrm.UpsertRequest;
import dev.countersign.sync.hrm.Wanted;
import dev.countersign.sync.hrm.WriteGate;
import dev.countersign.sync.mapping.AccountMapping;
import dev.countersign.sync.mapping.ContractMapper;
import dev.countersign.sync.mapping.MappingOutcome;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A history of contracts and records: Oneflow, events, the service and an HRM. Mapping, precedence, ownership and the upsert are the real ones; the rows
 * that the service keeps are maps here, so that thousands of histories can be tried.
 */
final class History {

    private static final String INTEGRATION = """
            name: History
            version: "1"
            templateGroup: {name: T, description: T}
            identifiedBy: [identification_number]
            dataFields:
              - {customId: name, name: N, hrmAttribute: name, type: name, owner: contract}
              - {customId: birth, name: B, hrmAttribute: birthDate, type: date, owner: contract}
              - {customId: address, name: A, hrmAttribute: address, type: text, owner: contract, whenEmpty: clear_own}
              - {customId: title, name: T, hrmAttribute: title, type: text, owner: ask}
              - {customId: phone, name: P, hrmAttribute: phone, type: text, owner: hrm}
              - {customId: department, name: D, hrmAttribute: department, type: text, owner: fill_if_empty}
            participant: []
            facts:
              - {fact: id, hrmAttribute: contractId}
              - {fact: state, hrmAttribute: contractStatus}
              - {fact: signed_at, hrmAttribute: contractSignedAt}
            events: ["contract:sign"]
            """;
    private static final int EMPLOYEES = 2;
    private static final int CONTRACTS_EACH = 3;
    private static final HrmConnection CONNECTION =
            new HrmConnection(1, 1, "history", URI.create("https://hrm.example"), "bearer", "secret", null, null);

    /** What the service keeps of a contract. */
    private static final class Row {
        boolean dirty;
        int readAt;

        @Nullable String employeeId;

        @Nullable PlannedWrite note;
    }

    private record Audited(String employeeId, FieldChange change) {}

    final HistoryOneflow oneflow = new HistoryOneflow(EMPLOYEES, CONTRACTS_EACH);
    final HistoryHrm hrm = new HistoryHrm();
    private final HrmPort port = PortFactory.of(hrm);
    private final ContractMapper mapper = new ContractMapper(
            IntegrationFile.read(
                    new ByteArrayInputStream(INTEGRATION.getBytes(StandardCharsets.UTF_8)), "history.yaml"),
            port);
    private final Map<Long, Row> rows = new LinkedHashMap<>();
    private final Map<String, KnownRecord> memory = new LinkedHashMap<>();
    private final List<Long> events = new ArrayList<>();
    private final List<Audited> audit = new ArrayList<>();
    private final Set<UUID> told = new HashSet<>();
    /**
     * Employees of whom nothing can be said: the process was killed right after the HRM had made the record, and before the next try the contract was
     * deleted. Whose record it was nobody knows then.
     */
    private final Set<String> lost = new HashSet<>();

    void happen(Step step) {
        switch (step) {
            case Step.Edit edit -> {
                long id = pick(oneflow.ids(), edit.contract());
                if (oneflow.edit(id, edit.field(), edit.value())) {
                    travel(id, edit.delivery());
                }
            }
            case Step.Become become -> {
                long id = pick(oneflow.ids(), become.contract());
                if (oneflow.become(id, become.phase())) {
                    // Oneflow lists no deleted contracts: only an event tells of one.
                    boolean told = become.phase() != Phase.DELETED || become.delivery() != Delivery.LOST;
                    travel(id, told ? become.delivery() : Delivery.ONCE);
                }
            }
            case Step.ByHand hand -> {
                List<String> ids = List.copyOf(hrm.employees.keySet());
                if (!ids.isEmpty()) {
                    hrm.byHand(pick(ids, hand.employee()), hand.attribute(), hand.value());
                }
            }
            case Step.Arrive arrive -> {
                if (!events.isEmpty()) {
                    mark(Objects.requireNonNull(events.remove(arrive.event() % events.size())));
                }
            }
            case Step.Sync sync -> {
                List<Long> waiting = waiting();
                if (!waiting.isEmpty()) {
                    turn(pick(waiting, sync.waiting()), sync.trouble());
                }
            }
        }
    }

    private static <T> T pick(List<T> all, int number) {
        return all.get(number % all.size());
    }

    private void travel(long id, Delivery delivery) {
        for (int i = 0; i < delivery.times; i++) {
            events.add(id);
        }
    }

    private void mark(long id) {
        rows.computeIfAbsent(id, _ -> new Row()).dirty = true;
    }

    private List<Long> waiting() {
        return rows.entrySet().stream()
                .filter(each -> each.getValue().dirty)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All events arrive, and one reconciliation marks what Oneflow lists with another version than was read. */
    void reconcile() {
        events.forEach(this::mark);
        events.clear();
        for (long id : oneflow.ids()) {
            Row row = rows.get(id);
            boolean listed = oneflow.phase(id) != Phase.DELETED;
            if (listed && (row == null || row.readAt != oneflow.now(id).at())) {
                mark(id);
            }
        }
        drain();
    }

    /** Everything is synced once more. */
    void replayAll() {
        rows.values().forEach(row -> row.dirty = true);
        drain();
    }

    private void drain() {
        for (int turns = 0; !waiting().isEmpty(); turns++) {
            assertThat(turns).as("turns until nothing waits").isLessThan(200);
            turn(waiting().getFirst(), Trouble.NONE);
        }
    }

    private void turn(long id, Trouble trouble) {
        Row row = Objects.requireNonNull(rows.get(id));
        boolean gone = oneflow.phase(id) == Phase.DELETED;
        HistoryOneflow.Version version = trouble == Trouble.STALE_READ && !gone ? oneflow.before(id) : oneflow.now(id);
        if (gone && row.employeeId == null && row.note != null) {
            lost.add(uniqueName(id));
        }
        if (version.at() < row.readAt) {
            return;
        }
        hrm.trouble = trouble;
        try {
            Optional<UpsertRequest> request = request(id, version, row);
            UpsertOutcome outcome = request.isEmpty()
                    ? new UpsertOutcome.NoEmployee()
                    : port.upsert(CONNECTION, request.get(), new Gate(id, row));
            if (trouble != Trouble.KILLED_BEFORE_RECORD) {
                record(id, row, version, outcome);
            }
        } catch (Killed e) {
            // The lease ends, and the contract is taken up again: it still waits.
        } finally {
            hrm.trouble = Trouble.NONE;
        }
    }

    private String uniqueName(long id) {
        Contract contract = oneflow.before(id).contract().orElseThrow();
        return Objects.requireNonNull(mapped(contract).key()).uniqueName();
    }

    private Optional<UpsertRequest> request(long id, HistoryOneflow.Version version, Row row) {
        if (version.contract().isEmpty()) {
            return row.employeeId == null ? Optional.empty() : mapper.deleted(id, row.employeeId);
        }
        Contract contract = version.contract().get();
        return mapper.isWithoutEffect(contract) ? Optional.empty() : Optional.of(mapped(contract));
    }

    private UpsertRequest mapped(Contract contract) {
        MappingOutcome outcome = mapper.map(1, AccountMapping.NONE, contract);
        assertThat(outcome).isInstanceOf(MappingOutcome.Mapped.class);
        return ((MappingOutcome.Mapped) outcome).contract().request();
    }

    private void record(long id, Row row, HistoryOneflow.Version version, UpsertOutcome outcome) {
        switch (outcome) {
            case UpsertOutcome.Applied applied -> {
                if (told.add(applied.writeId())) {
                    applied.changes().forEach(change -> audit.add(new Audited(applied.employeeId(), change)));
                }
                finish(row, version, applied.employeeId());
            }
            case UpsertOutcome.Unchanged unchanged -> finish(row, version, unchanged.employeeId());
            case UpsertOutcome.Superseded superseded -> finish(row, version, superseded.employeeId());
            case UpsertOutcome.NoEmployee _ -> finish(row, version, null);
            case UpsertOutcome.Retryable _ -> assertThat(row.dirty).isTrue();
            case UpsertOutcome.Busy _, UpsertOutcome.Rejected _, UpsertOutcome.Unauthorised _ ->
                throw new AssertionError("Contract " + id + " ended as " + outcome);
        }
    }

    private static void finish(Row row, HistoryOneflow.Version version, @Nullable String employeeId) {
        row.dirty = false;
        row.readAt = version.at();
        row.note = null;
        if (employeeId != null) {
            row.employeeId = employeeId;
        }
    }

    /** As the service's own gate, without its database. */
    private final class Gate implements WriteGate {

        private final long contract;
        private final Row row;
        private @Nullable String entered;

        Gate(long contract, Row row) {
            this.contract = contract;
            this.row = row;
        }

        @Override
        public Optional<PlannedWrite> unfinished() {
            return Optional.ofNullable(row.note);
        }

        @Override
        public boolean tryEnter(String employeeId) {
            entered = employeeId;
            return true;
        }

        @Override
        public KnownRecord known(String employeeId) {
            return memory.getOrDefault(employeeId, KnownRecord.NOTHING);
        }

        @Override
        public Optional<UUID> begin(boolean created, List<FieldChange> changes) {
            PlannedWrite write = new PlannedWrite(UUID.randomUUID(), created, changes);
            row.note = write;
            if (entered != null) {
                memory.put(entered, known(entered).attempting(changes));
            }
            return Optional.of(write.writeId());
        }

        @Override
        public void superseded(String employeeId) {
            row.employeeId = employeeId;
        }

        @Override
        public void learned(Learned learned) {
            ContractClaim before = known(learned.employeeId()).follows();
            memory.put(learned.employeeId(), new KnownRecord(learned.claim(), learned.values(), Map.of()));
            if (before != null
                    && before.contractId() == contract
                    && learned.claim().compareTo(before) < 0) {
                rows.forEach((id, other) -> {
                    if (id != contract && learned.employeeId().equals(other.employeeId)) {
                        other.dirty = true;
                    }
                });
            }
        }
    }

    /**
     * The record follows the contract that comes first, and says what that contract says.
     *
     * @param butByHand leaves out what somebody changed in the HRM since it was written: no event tells of that
     */
    void assertConverged(boolean butByHand) {
        for (int employee = 0; employee < EMPLOYEES; employee++) {
            assertConverged(employee, butByHand);
        }
        hrm.written.forEach(this::assertAudited);
    }

    private void assertAudited(String where, String value) {
        if (lost.stream().noneMatch(id -> where.startsWith(id + " "))) {
            assertThat(audit)
                    .as("audit of " + where + " = " + value)
                    .anyMatch(entry -> where.equals(
                                    entry.employeeId() + " " + entry.change().attribute())
                            && entry.change().after().equals(value));
        }
    }

    private void assertConverged(int employee, boolean butByHand) {
        Optional<Contract> first = oneflow.ids().stream()
                .filter(id -> oneflow.employee(id) == employee)
                .flatMap(id -> oneflow.now(id).contract().stream())
                .filter(contract -> !mapper.isWithoutEffect(contract))
                .max(Comparator.comparing(contract -> mapped(contract).claim()));
        if (first.isEmpty()) {
            return;
        }
        UpsertRequest wanted = mapped(first.get());
        String id = Objects.requireNonNull(wanted.key()).uniqueName();
        Map<String, String> record = hrm.employees.get(id);
        if (lost.contains(id) || (butByHand && isUnmet(first.get().id(), wanted))) {
            return;
        }
        if (record == null) {
            assertThat(wanted.createIfAbsent())
                    .as("a record that was to be made")
                    .isFalse();
            return;
        }
        wanted.wanted().stream()
                .filter(each -> !butByHand || hrm.written.containsKey(id + " " + each.attribute()))
                .forEach(each -> assertSays(each, Objects.requireNonNullElse(record.get(each.attribute()), "")));
    }

    /** It makes no record, there was none when it was looked at, and none of its own events has come since. */
    private boolean isUnmet(long id, UpsertRequest wanted) {
        Row row = rows.get(id);
        return !wanted.createIfAbsent() && (row == null || row.employeeId == null);
    }

    private static void assertSays(Wanted wanted, String held) {
        switch (wanted.attribute()) {
            case "phone" -> assertThat(held).as("the HRM's own").matches("(" + HistoryHrm.BY_HAND + ".*)?");
            case "title" -> {}
            case "department" ->
                assertThat(held).as("a gap that the contract fills").isNotEmpty();
            case "address" -> {
                boolean theirs = wanted.isEmpty() && held.startsWith(HistoryHrm.BY_HAND);
                assertThat(theirs ? "" : held).as("address").isEqualTo(wanted.value());
            }
            default -> assertThat(held).as(wanted.attribute()).isEqualTo(wanted.value());
        }
    }
}
