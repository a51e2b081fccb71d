package dev.countersign.local.e2e;

import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.AccountState;
import dev.countersign.events.ContractEvent;
import dev.countersign.local.stack.Endpoints;
import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.LocalStack;
import dev.countersign.local.story.Onboarding;
import dev.countersign.local.story.Oneflow;
import dev.countersign.local.story.Teller;
import dev.countersign.local.story.Topic;
import dev.countersign.schemas.topic.TopicNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One stack for all end-to-end tests: started by the first, stopped when the JVM ends. */
final class SharedStack {

    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static @Nullable LocalStack stack;

    private SharedStack() {}

    /** Not in a static initialiser: the stack's threads report back to this class and would wait for its end. */
    static synchronized LocalStack get() {
        if (stack == null) {
            stack = LocalStack.startAnywhere(
                    new LocalFolders(
                            Path.of("..", "..").toAbsolutePath().normalize(),
                            Path.of("target", "e2e").toAbsolutePath()),
                    line -> System.out.println("[stack] " + line));
        }
        return stack;
    }

    /** The next test that asks for a stack gets another one. */
    static synchronized void end() {
        if (stack != null) {
            stack.close();
            stack = null;
        }
    }

    static Endpoints endpoints() {
        return get().endpoints();
    }

    static Oneflow oneflow() {
        return new Oneflow(endpoints());
    }

    /** Hears the story in the test's output. */
    static Teller teller() {
        return new Teller() {
            @Override
            public void heading(String line) {
                System.out.println("[story] " + line);
            }

            @Override
            public void say(String line) {
                System.out.println("[story] " + line);
            }

            @Override
            public void detail(String line) {
                System.out.println("[story]   " + line);
            }
        };
    }

    /** A new account that has gone through the setup pages. */
    static Customer onboard(String company, String method) {
        long account = oneflow().createAccount(company);
        Oneflow.SetupCall call = oneflow().enableExtension(account, method);
        new Onboarding(endpoints(), get().secrets(), teller()).complete(call);
        return new Customer(account, call.token(), awaitProvisioned(account));
    }

    static AccountProvisioned awaitProvisioned(long account) {
        try (Topic<AccountProvisioned> topic = new Topic<>(endpoints(), TopicNames.ACCOUNT_PROVISIONED)) {
            return topic.await(
                            "provisioned account " + account,
                            PATIENCE,
                            found -> found.value().getAccountId() == account
                                    && found.value().getState() == AccountState.PROVISIONED)
                    .value();
        }
    }

    static void awaitContractEvent(long contract, String type) {
        try (Topic<ContractEvent> topic = new Topic<>(endpoints(), TopicNames.CONTRACT_EVENTS)) {
            topic.await(
                    type + " of contract " + contract,
                    PATIENCE,
                    found -> found.value().getContractId() == contract
                            && found.value().getEventType().equals(type));
        }
    }

    /**
     * A customer whose account is provisioned.
     *
     * @param account Oneflow's id of the account
     * @param token the extension token
     * @param provisioned what Kafka says about it
     */
    record Customer(long account, String token, AccountProvisioned provisioned) {

        long templateGroup() {
            return Objects.requireNonNull(provisioned.getTemplateGroupId());
        }

        String endpointId() {
            return Objects.requireNonNull(provisioned.getEndpointId());
        }
    }
}
