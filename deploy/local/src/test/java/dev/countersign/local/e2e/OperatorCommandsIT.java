package dev.countersign.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.Main;
import dev.countersign.local.story.DemoEmployee;
import dev.countersign.local.story.Hrm;
import dev.countersign.local.story.Oneflow;
import dev.countersign.local.story.Waiting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An operator looks and mends from the command line. */
@SuppressWarnings("NullAway.Init")
final class OperatorCommandsIT {

    private static final String TOKEN_FILE = "target/e2e/secrets/operator-token";

    private static SharedStack.Customer customer;
    private static long contract;

    @TempDir
    private Path folder;

    private record Run(int exitCode, String out, String err) {}

    @BeforeAll
    static void signAContract() {
        customer = SharedStack.onboard("Operators AB", "automatic-get");
        Oneflow oneflow = SharedStack.oneflow();
        long template = oneflow.createTemplate(customer.account(), "Employment agreement", customer.templateGroup());
        contract = oneflow.createContract(
                customer.account(),
                template,
                new DemoEmployee("Olga Operated", "olga@example.com", "1985-11-30", "Vägen 1", "Maja Manager"));
        oneflow.act(contract, "publish");
        oneflow.act(contract, "sign");
        var _ = Waiting.until(
                "HRM record of contract " + contract,
                SharedStack.PATIENCE,
                () -> new Hrm(SharedStack.endpoints())
                        .ofContract(contract)
                        .filter(found ->
                                found.value(Hrm.EXTENSION + "contractStatus").equals("signed")));
    }

    @Test
    void accounts_are_found_by_their_name() {
        // When
        Run run = run("accounts", "--search", "Operators AB");
        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("accountId", Long.toString(customer.account()));
    }

    @Test
    void one_account_is_shown_as_both_services_see_it() {
        // When
        Run run = run("account", "show", account(), "--json");
        // Then
        JsonNode both = new JsonMapper().readTree(run.out());
        assertThat(both.path("setup").path("accountId").asLong()).isEqualTo(customer.account());
        assertThat(both.path("sync").path("hrmConnected").asBoolean()).isTrue();
    }

    @Test
    void why_an_employee_is_updated_or_not_is_answered_for_people_and_for_programs() {
        // When
        Run forPeople = run("why", account(), Long.toString(contract));
        Run forPrograms = run("why", account(), Long.toString(contract), "--json");
        // Then
        assertThat(forPeople.out())
                .contains("contractId: " + contract, "audit:")
                .doesNotContain("Olga");
        assertThat(new JsonMapper()
                        .readTree(forPrograms.out())
                        .path("contractId")
                        .asLong())
                .isEqualTo(contract);
    }

    @Test
    void a_contract_is_replayed_and_the_list_of_actions_says_who_did_it_and_why() {
        // When
        Run replay = run(
                "replay",
                "--account",
                account(),
                Long.toString(contract),
                "--state",
                "clean",
                "--who",
                "nadja",
                "--comment",
                "after the HRM's restore");
        // Then
        assertThat(replay.exitCode()).as(replay.err()).isZero();
        assertThat(run("actions", "--account", account()).out()).contains("nadja", "after the HRM's restore");
    }

    @Test
    void an_account_is_reconciled_and_the_run_is_listed() {
        // When
        Run reconciled = run("reconcile", account(), "--comment", "after our outage");
        // Then
        assertThat(reconciled.exitCode()).as(reconciled.err()).isZero();
        assertThat(run("reconcile", "runs", "--account", account()).out()).contains("full", account());
    }

    @Test
    void the_audit_is_exported_into_a_file() throws IOException {
        // Given
        Path file = folder.resolve("audit.csv");
        // When
        Run run = run("audit", account(), "--format", "csv", "--out", file.toString());
        // Then
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(file)).contains(Long.toString(contract)).doesNotContain("Olga");
    }

    @Test
    void a_contract_is_asked_for_with_a_file_and_what_is_wrong_with_it_is_said() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("request.json"), "{\"requestId\":\"r-1\",\"salary\":1}");
        // When
        Run ask = run("requests", "ask", account(), file.toString());
        Run list = run("requests", account(), "--state", "parked");
        Run retry = run("requests", "retry", account(), "999999");
        // Then
        assertThat(ask.exitCode()).isEqualTo(1);
        assertThat(ask.err()).contains("answered 422", "salary: There is no such member", "participant.email");
        assertThat(list.exitCode()).as(list.err()).isZero();
        assertThat(retry.err()).contains("answered 404", "no such contract request");
    }

    @Test
    void what_a_service_refuses_is_said_in_one_line() {
        // When
        Run run = run("why", account(), "999999999");
        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.err()).contains("contract sync service answered 404", "999999999");
    }

    @Test
    void a_wrong_token_a_missing_one_and_an_address_where_nobody_is_are_told_apart() throws IOException {
        // Given
        Path wrong = Files.writeString(folder.resolve("wrong"), "not-the-operators-token");
        // When
        Run refused = runWith(wrong.toString(), "parked");
        Run missing = runWith(folder.resolve("nowhere").toString(), "parked");
        Run away = run("parked", "--sync-url", "http://127.0.0.1:1");
        // Then
        assertThat(refused.err()).contains("answered 401");
        assertThat(missing.err()).contains("There is no token", "nowhere");
        assertThat(away.err()).contains("does not answer", "http://127.0.0.1:1");
        assertThat(List.of(refused, missing, away)).extracting(Run::exitCode).containsOnly(1);
    }

    @Test
    void a_shell_can_complete_the_commands() {
        // When
        Run run = runBare("generate-completion");
        // Then
        assertThat(run.out()).contains("complete -F", "give-up", "--older-than");
    }

    private static String account() {
        return Long.toString(customer.account());
    }

    private static Run run(String... arguments) {
        return runWith(TOKEN_FILE, arguments);
    }

    private static Run runWith(String tokenFile, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--token-file", tokenFile));
        add(all, "--sync-url", SharedStack.endpoints().sync());
        add(all, "--setup-url", SharedStack.endpoints().setup());
        return runBare(all.toArray(String[]::new));
    }

    private static void add(List<String> all, String option, Object value) {
        if (!all.contains(option)) {
            all.addAll(List.of(option, value.toString()));
        }
    }

    private static Run runBare(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = command.execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }
}
