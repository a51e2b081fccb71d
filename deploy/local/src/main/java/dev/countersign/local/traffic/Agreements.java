package dev.countersign.local.traffic;

import dev.countersign.events.EmployeeRecordSynced;
import dev.countersign.local.stack.Endpoints;
import dev.countersign.local.story.DemoEmployee;
import dev.countersign.local.story.Hrm;
import dev.countersign.local.story.Oneflow;
import dev.countersign.local.story.Topic;
import dev.countersign.local.story.Waiting;
import dev.countersign.schemas.topic.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Contracts of one account, each of an employee whom the HRM does not know yet, and what the HRM says about them in the end. */
public final class Agreements {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Oneflow oneflow;
    private final Hrm hrm;
    private final Endpoints endpoints;
    private final Map<Long, DemoEmployee> employees = new LinkedHashMap<>();
    private final Map<Long, Long> templates = new HashMap<>();
    private final Set<Long> signed = new HashSet<>();

    /**
     * None yet.
     *
     * @param endpoints of a running stack
     */
    public Agreements(Endpoints endpoints) {
        this.endpoints = endpoints;
        this.oneflow = new Oneflow(endpoints);
        this.hrm = new Hrm(endpoints);
    }

    /**
     * Writes contracts and sends them to be signed.
     *
     * @param customer whose
     * @param count how many
     * @return their ids
     */
    public synchronized List<Long> write(Customer customer, int count) {
        long template = templates.computeIfAbsent(
                customer.account(),
                account -> oneflow.createTemplate(account, "Employment agreement", customer.templateGroup()));
        List<Long> written = new ArrayList<>();
        for (int one = 0; one < count; one++) {
            DemoEmployee employee = employee(customer.account(), employees.size());
            long contract = oneflow.createContract(customer.account(), template, employee);
            oneflow.act(contract, "publish");
            employees.put(contract, employee);
            written.add(contract);
        }
        return written;
    }

    /**
     * Has a contract signed by all.
     *
     * @param contract which
     */
    public synchronized void sign(long contract) {
        oneflow.act(contract, "sign");
        signed.add(contract);
    }

    /**
     * Those that were signed.
     *
     * @return how many
     */
    public synchronized int signed() {
        return signed.size();
    }

    /** Waits until the HRM has a record of each signed contract. */
    public void awaitRecords() {
        var _ = Waiting.until(
                "HRM record of each of " + signed() + " signed contracts",
                PATIENCE,
                () -> Optional.of(records()).filter(found -> found.keySet().containsAll(signed)));
    }

    /**
     * Looks for what is wrong with the HRM's records and with what was told about them.
     *
     * @return sentences
     */
    public List<String> wrongs() {
        Map<Long, List<Hrm.Entry>> records = records();
        Map<Long, Set<String>> told = told();
        return signed.stream()
                .flatMap(contract -> Stream.concat(
                        wrongs(contract, records.getOrDefault(contract, List.of())).stream(),
                        told.getOrDefault(contract, Set.of()).size() == 1
                                ? Stream.empty()
                                : Stream.of("contract " + contract + " was written "
                                        + told.getOrDefault(contract, Set.of()).size() + " times")))
                .toList();
    }

    private List<String> wrongs(long contract, List<Hrm.Entry> found) {
        if (found.size() != 1) {
            return List.of("contract " + contract + " has " + found.size() + " records in the HRM");
        }
        Hrm.Entry entry = found.getFirst();
        DemoEmployee employee = Objects.requireNonNull(employees.get(contract));
        Map<String, String> expected = new HashMap<>();
        expected.put("displayName", employee.name());
        expected.put(Hrm.EXTENSION + "birthDate", employee.birthDate());
        expected.put(Hrm.EXTENSION + "address", employee.address());
        expected.put(Hrm.EXTENSION + "contractStatus", "signed");
        return expected.entrySet().stream()
                .filter(field -> !entry.value(field.getKey()).equals(field.getValue()))
                .map(field ->
                        "contract " + contract + ": the HRM's " + field.getKey() + " is " + entry.value(field.getKey()))
                .toList();
    }

    private static DemoEmployee employee(long account, int number) {
        return new DemoEmployee(
                "Rolf Rolling " + account + " " + number,
                "rolf." + account + "." + number + "@example.com",
                "1990-04-12",
                "Rullgatan " + number + ", 111 22 Stockholm",
                "Maja Manager");
    }

    private Map<Long, List<Hrm.Entry>> records() {
        return hrm.employees().stream()
                .filter(entry -> entry.value(Hrm.EXTENSION + "contractStatus").equals("signed"))
                .collect(Collectors.groupingBy(entry -> Long.parseLong(entry.value(Hrm.EXTENSION + "contractId"))));
    }

    /** The changes that were told about each contract, by the id of their audit entry: a repeat of the same is none. */
    private Map<Long, Set<String>> told() {
        try (Topic<EmployeeRecordSynced> topic = new Topic<>(endpoints, TopicNames.EMPLOYEE_RECORDS)) {
            var _ = Waiting.until("change told of each of " + signed() + " signed contracts", PATIENCE, () -> {
                topic.poll();
                return Optional.of(byContract(topic.seen()))
                        .filter(found -> found.keySet().containsAll(signed));
            });
            // What was written twice has been told right after the first.
            topic.poll();
            return byContract(topic.seen());
        }
    }

    private static Map<Long, Set<String>> byContract(List<ConsumerRecord<String, EmployeeRecordSynced>> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        record -> record.value().getContractId(),
                        Collectors.mapping(record -> record.value().getAuditId(), Collectors.toSet())));
    }
}
