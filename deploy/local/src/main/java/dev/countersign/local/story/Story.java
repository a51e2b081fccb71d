package dev.countersign.local.story;

import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.AccountState;
import dev.countersign.events.ContractEvent;
import dev.countersign.events.ProvisionedDataField;
import dev.countersign.local.stack.Endpoints;
import dev.countersign.local.stack.LocalSecrets;
import dev.countersign.schemas.topic.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Walks from an enabled extension to a changed HRM record and tells it as it happens. */
public final class Story {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String COMPANY = "Demo Company AB";
    private static final DemoEmployee ANNA = new DemoEmployee(
            "Anna Andersson",
            "anna.andersson@example.com",
            "1990-04-12",
            "Storgatan 1, 111 22 Stockholm",
            "Maja Manager");
    private static final DemoEmployee ANNA_MOVED = ANNA.movedTo("Nygatan 7, 333 44 Malmö");

    private final Endpoints endpoints;
    private final Onboarding onboarding;
    private final Teller teller;
    private final Oneflow oneflow;
    private final Hrm hrm;

    /**
     * Over the parts of a running stack.
     *
     * @param endpoints where they are
     * @param secrets the secrets of the run; the HRM's token is what the admin types
     * @param teller hears the story
     */
    public Story(Endpoints endpoints, LocalSecrets secrets, Teller teller) {
        this.endpoints = endpoints;
        this.onboarding = new Onboarding(endpoints, secrets, teller);
        this.teller = teller;
        this.oneflow = new Oneflow(endpoints);
        this.hrm = new Hrm(endpoints);
    }

    /**
     * Tells it from the beginning to the end.
     *
     * @return the time from the signature to the HRM's record
     * @throws StoryFailedException when it does not go on as it must
     */
    public Duration tell() {
        AccountProvisioned account = enable();
        try (Topic<ContractEvent> events = new Topic<>(endpoints, TopicNames.CONTRACT_EVENTS)) {
            long contract = writeContract(account);
            publish(contract, events);
            correctAddress(contract, events);
            return sign(contract, events);
        }
    }

    private AccountProvisioned enable() {
        teller.heading(COMPANY + " enables the extension in Oneflow");
        long account = oneflow.createAccount(COMPANY);
        onboarding.complete(oneflow.enableExtension(account, "automatic-get"));
        try (Topic<AccountProvisioned> accounts = new Topic<>(endpoints, TopicNames.ACCOUNT_PROVISIONED)) {
            AccountProvisioned provisioned = accounts.await(
                            "provisioned account " + account,
                            PATIENCE,
                            found -> found.key().equals(String.valueOf(account))
                                    && found.value().getState() == AccountState.PROVISIONED)
                    .value();
            teller.say("Kafka says: account " + account + " is " + provisioned.getState());
            teller.detail(
                    "template group " + provisioned.getTemplateGroupName() + ", webhook " + provisioned.getWebhookId());
            teller.detail("data fields "
                    + provisioned.getDataFields().stream()
                            .map(ProvisionedDataField::getCustomId)
                            .collect(Collectors.joining(", ")));
            return provisioned;
        }
    }

    private long writeContract(AccountProvisioned account) {
        teller.heading("HR writes an employment agreement for " + ANNA.name());
        long group = Objects.requireNonNull(account.getTemplateGroupId(), "the account has no template group");
        long template = oneflow.createTemplate(account.getAccountId(), "Employment agreement", group);
        long contract = oneflow.createContract(account.getAccountId(), template, ANNA);
        teller.say("Contract " + contract + " is a draft");
        ANNA.dataFields().forEach((field, value) -> teller.detail(field + " = " + value));
        return contract;
    }

    private void publish(long contract, Topic<ContractEvent> events) {
        teller.heading("HR sends it for signing");
        oneflow.act(contract, "publish");
        awaitEvent(events, contract, "contract:publish");
    }

    private void correctAddress(long contract, Topic<ContractEvent> events) {
        teller.heading(ANNA.name() + " corrects the address while signing");
        oneflow.changeDataFields(contract, Map.of("demo_employee_address", ANNA_MOVED.address()));
        awaitEvent(events, contract, "data_field:update");
        teller.detail("demo_employee_address = " + ANNA_MOVED.address());
    }

    private Duration sign(long contract, Topic<ContractEvent> events) {
        Optional<Hrm.Entry> before = recordOf(contract);
        teller.heading("All parties sign");
        Instant signed = Instant.now();
        String state = oneflow.act(contract, "sign");
        teller.say("Contract " + contract + " is " + state);
        awaitEvent(events, contract, "contract:sign");
        Hrm.Entry after = Waiting.until(
                "HRM record of the signed contract " + contract,
                PATIENCE,
                () -> hrm.ofContract(contract).filter(Story::isSigned));
        Duration took = Duration.between(signed, after.lastModified());
        teller.say("The HRM's record is changed, " + took.toMillis() + " ms after the signature");
        RecordComparison comparison = new RecordComparison(before, after);
        comparison.lines().forEach(teller::detail);
        List<String> differences = comparison.differences(ANNA_MOVED, contract);
        if (!differences.isEmpty()) {
            throw new StoryFailedException("The HRM's record is not what the contract says: " + differences);
        }
        return took;
    }

    private static boolean isSigned(Hrm.Entry entry) {
        return entry.value(Hrm.EXTENSION + "contractStatus").equals("signed");
    }

    private Optional<Hrm.Entry> recordOf(long contract) {
        return hrm.ofContract(contract)
                .or(() -> hrm.employees().stream()
                        .filter(entry -> entry.value("displayName").equals(ANNA.name()))
                        .findFirst());
    }

    private void awaitEvent(Topic<ContractEvent> events, long contract, String type) {
        events.await(
                type + " of contract " + contract,
                PATIENCE,
                found -> found.value().getContractId() == contract
                        && found.value().getEventType().equals(type));
        teller.say("Kafka says: " + type);
    }
}
