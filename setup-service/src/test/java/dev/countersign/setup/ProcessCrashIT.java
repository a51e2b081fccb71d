package dev.countersign.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.events.AccountProvisioned;
import dev.countersign.migrations.MigrationSteps;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.setup.provisioning.Goal;
import dev.countersign.setup.provisioning.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * The service as a process that is killed (SIGKILL) after the work of every step of every saga, before the step is noted as done. Each point
 * has an account of its own, so that one kill serves all points of a phase.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProcessCrashIT {

    private static final String DATABASE = "crashes";

    private final TestEnvironment environment = TestEnvironment.shared();
    private final Snapshots snapshots = new Snapshots(environment, environment.database(DATABASE));

    /** Accounts that nothing happened to, by what they have been through. */
    private final Map<Goal, Account> undisturbed = new LinkedHashMap<>();

    private final List<Account> disturbed = new ArrayList<>();

    private @Nullable ServiceProcess process;

    private record Account(long id, String token, Goal goal, Step killedAfter) {

        String killPoint() {
            return goal + ":" + killedAfter + ":" + id;
        }
    }

    @BeforeAll
    void createAccounts() {
        environment.createDatabase(DATABASE);
        // As a deployment does it; the processes leave the schema alone.
        assertThat(MigrationSteps.run(arguments("migrate"))).hasValue(0);
        for (Goal goal : Goal.values()) {
            undisturbed.put(goal, newAccount(goal, goal.steps().getLast()));
            goal.steps().stream()
                    .limit(goal.steps().size() - 1L)
                    .forEach(step -> disturbed.add(newAccount(goal, step)));
        }
    }

    @AfterAll
    void stop() {
        kill();
    }

    @Test
    void after_a_kill_at_any_step_everything_is_as_without_it() {
        // Given
        ServiceProcess service = running();
        disturbed.forEach(
                account -> service.command("arm " + account.goal() + ":" + account.killedAfter() + " " + account.id()));
        everybody().forEach(account -> service.command("set-up " + account.id() + " " + account.token()));
        everybody().stream()
                .filter(account -> account.goal() != Goal.PROVISION)
                .forEach(account -> snapshots.awaitReached(account.id(), Goal.PROVISION));
        goOn(service);
        disturbed.forEach(account -> service.awaitLine("HELD " + account.killPoint()));
        undisturbed.forEach((goal, account) -> snapshots.awaitReached(account.id(), goal));

        // When
        kill();
        running();

        // Then
        disturbed.forEach(account -> snapshots.awaitReached(account.id(), account.goal()));
        assertThat(disturbed)
                .hasSize(12)
                .allSatisfy(account -> assertThat(snapshots.of(account.id()))
                        .as("killed at " + account.killPoint())
                        .isEqualTo(snapshots.of(Objects.requireNonNull(undisturbed.get(account.goal()))
                                .id())));
    }

    @Test
    void what_kafka_acknowledged_before_the_kill_is_said_again_and_never_something_else() {
        // Given
        Account account = newAccount(Goal.PROVISION, Step.ANNOUNCE);
        String key = Long.toString(account.id());
        ServiceProcess service = running();
        service.command("arm-outbox " + TopicNames.ACCOUNT_PROVISIONED + " " + key);
        service.command("set-up " + key + " " + account.token());
        service.awaitLine("HELD " + TopicNames.ACCOUNT_PROVISIONED);

        // When
        kill();
        running();

        // Then
        snapshots.awaitReached(account.id(), Goal.PROVISION);
        List<AccountProvisioned> said =
                environment.topics.values(TopicNames.ACCOUNT_PROVISIONED, key, AccountProvisioned.class);
        assertThat(said).hasSize(2);
        assertThat(said.getFirst()).isEqualTo(said.getLast());
        assertThat(snapshots.eventIds(TopicNames.ACCOUNT_PROVISIONED, key))
                .containsOnly(TopicNames.ACCOUNT_PROVISIONED + "/" + key + "/1");
    }

    @Test
    void a_kill_between_oneflows_refusal_and_the_note_of_it_suspends_the_account_all_the_same() {
        // Given
        Account killed = newAccount(Goal.PROVISION, Step.TEMPLATE_GROUP);
        Account undisturbed = newAccount(Goal.PROVISION, Step.TEMPLATE_GROUP);
        ServiceProcess service = running();
        for (Account account : List.of(killed, undisturbed)) {
            service.command("set-up " + account.id() + " " + account.token());
            snapshots.awaitReached(account.id(), Goal.PROVISION);
            environment.oneflow.disable(account.id());
        }
        service.command("arm " + Goal.PROVISION + ":" + Step.TEMPLATE_GROUP + " " + killed.id());
        service.command("repair " + undisturbed.id());
        service.command("repair " + killed.id());
        service.awaitLine("HELD " + killed.killPoint());
        snapshots.awaitSuspended(undisturbed.id());

        // When
        kill();
        running();

        // Then
        snapshots.awaitSuspended(killed.id());
        assertThat(snapshots.of(killed.id())).isEqualTo(snapshots.of(undisturbed.id()));
    }

    @Test
    void two_processes_that_are_asked_at_once_make_one_of_each() {
        // Given
        List<Account> accounts = Stream.generate(() -> newAccount(Goal.PROVISION, Step.ANNOUNCE))
                .limit(5)
                .toList();
        ServiceProcess first = running();
        try (ServiceProcess second = start()) {

            // When
            for (Account account : accounts) {
                first.command("set-up " + account.id() + " " + account.token());
                second.command("set-up " + account.id() + " " + account.token());
            }
            second.awaitLine("OK set-up");
            accounts.forEach(account -> snapshots.awaitReached(account.id(), Goal.PROVISION));

            // Then
            assertThat(accounts).allSatisfy(account -> {
                JsonNode oneflow = environment.oneflow.state(account.id());
                assertThat(oneflow.path("template_groups")).hasSize(1);
                assertThat(oneflow.path("webhooks")).hasSize(1);
                assertThat(oneflow.path("template_groups").get(0).path("data_fields"))
                        .hasSize(4);
                String key = Long.toString(account.id());
                assertThat(snapshots.eventIds(TopicNames.ACCOUNT_PROVISIONED, key))
                        .containsOnly(TopicNames.ACCOUNT_PROVISIONED + "/" + key + "/1");
            });
        }
    }

    /** The process that runs, or a new one. */
    private ServiceProcess running() {
        ServiceProcess now = process;
        if (now == null) {
            now = start();
            process = now;
        }
        return now;
    }

    private void kill() {
        if (process != null) {
            process.kill();
            process = null;
        }
    }

    private void goOn(ServiceProcess process) {
        for (Account account : everybody()) {
            switch (account.goal()) {
                case PROVISION -> {}
                case ROTATE_SIGN_KEY -> process.command("rotate " + account.id());
                case DEPROVISION -> process.command("disconnect " + account.id());
            }
        }
    }

    private List<Account> everybody() {
        List<Account> all = new ArrayList<>(undisturbed.values());
        all.addAll(disturbed);
        return all;
    }

    private Account newAccount(Goal goal, Step killedAfter) {
        long id = environment.oneflow.create("Account of crashes");
        String token = environment
                .oneflow
                .enable(id, "automatic-get", "http://127.0.0.1/setup")
                .path("token")
                .asString();
        return new Account(id, token, goal, killedAfter);
    }

    private ServiceProcess start() {
        return ServiceProcess.start(List.of(arguments()));
    }

    private String[] arguments(String... step) {
        return Stream.concat(
                        Stream.of(step),
                        environment
                                .arguments(
                                        DATABASE,
                                        "--spring.flyway.enabled=false",
                                        "--countersign.setup.provisioning.parallel=20",
                                        "--spring.datasource.hikari.maximum-pool-size=32")
                                .stream())
                .toArray(String[]::new);
    }
}
