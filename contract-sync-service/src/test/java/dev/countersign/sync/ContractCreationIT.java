package dev.countersign.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.ContractRequestOutcome;
import dev.countersign.events.ContractRequestResult;
import dev.countersign.events.ContractRequested;
import dev.countersign.events.DeadLetter;
import dev.countersign.events.RequestedParticipant;
import dev.countersign.schemas.topic.RecordKeys;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.sync.account.AccessAsUser;
import dev.countersign.sync.account.Accounts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Requested contracts through two replicas of the whole service, against the sandbox: one contract for each request, whatever happens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContractCreationIT {

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("countersign.creation.lease", "1s"),
            Map.entry("countersign.creation.listing-lag", "2s"),
            Map.entry("countersign.creation.poll-interval", "100ms"),
            Map.entry("countersign.creation.attempts", "5"),
            Map.entry("countersign.creation.workers", "16"),
            Map.entry("countersign.sync.first-retry-delay", "20ms"),
            Map.entry("countersign.sync.longest-retry-delay", "100ms"),
            Map.entry("countersign.oneflow.call-timeout", "1s"),
            Map.entry("countersign.breaker.calls", "20"),
            Map.entry("countersign.breaker.first-wait", "300ms"),
            Map.entry("countersign.breaker.longest-wait", "1s"));
    private static final String TRACEPARENT = "00-1af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final AtomicInteger IDS = new AtomicInteger();
    /** Calls to Oneflow that a request costs when all goes well. */
    private static final int CALLS = 10;

    private final World world = World.get();
    private final LogCapture logs = LogCapture.begin();
    private ConfigurableApplicationContext service;
    private ConfigurableApplicationContext replica;
    private final CrashingAccess crashes = new CrashingAccess();
    private JdbcClient jdbc;
    private Customer customer;

    @BeforeAll
    void begin() {
        String database = world.database("creation");
        service = world.start(database, SETTINGS, this::crashing);
        replica = world.start(database, SETTINGS, this::crashing);
        logs.attach();
        jdbc = service.getBean(JdbcClient.class);
        customer = connected();
    }

    private void crashing(GenericApplicationContext context) {
        context.registerBean(
                "crashingAccess",
                AccessAsUser.class,
                () -> crashes.over(context.getBean(Accounts.class)),
                definition -> definition.setPrimary(true));
    }

    @AfterEach
    void noFaults() {
        JsonNode _ = world.http.ok("DELETE", world.oneflow.controlUri() + "/faults", null);
    }

    @AfterAll
    void end() {
        replica.close();
        service.close();
        for (String canary : List.of("Kanarienvogel", "kanarie@", "19901231-0000", "Kanarigatan", customer.token)) {
            assertThat(logs.linesWith(canary)).as(canary).isEmpty();
        }
    }

    @Test
    void a_request_of_the_topic_becomes_a_published_contract_and_its_signature_an_employee() {
        // Given
        String id = id();

        // When
        world.send(
                TopicNames.CONTRACT_REQUESTS,
                key(customer, id),
                request(customer, id).build(),
                TRACEPARENT);

        // Then
        ContractRequestResult result = result(customer, id);
        assertThat(result.getOutcome()).isEqualTo(ContractRequestOutcome.PUBLISHED);
        assertThat(result.getReasonCode()).isNull();
        assertThat(result.getRequestedBy()).isEqualTo("hrm");
        long contract = result.getContractId();
        JsonNode made = customer.read(contract);
        assertThat(made.path("state").asString()).isEqualTo("pending");
        assertThat(made.at("/_private/name").asString()).isEqualTo("Employment agreement of Anna Kanarienvogel");
        assertThat(made.at("/parties/1/participant/email").asString()).isEqualTo("kanarie@example.com");
        assertThat(fields(made))
                .containsEntry("demo_employee_name", "Anna Kanarienvogel")
                .containsEntry("demo_employee_address", "Kanarigatan 1\n111 22 Stockholm")
                .containsEntry("demo_manager_name", "");
        ConsumerRecord<String, Object> told = results(customer, id).getFirst();
        assertThat(new String(told.headers().lastHeader("traceparent").value(), StandardCharsets.UTF_8))
                .contains("1af7651916cd43dd8448eb211c80319c");
        assertThat(new String(told.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                .isEqualTo("dev.countersign.contract-request-result");
        assertThat(result.toString()).doesNotContain("Kanarienvogel", "kanarie@", "19901231");
        soon().untilAsserted(() ->
                assertThat(view(customer, id).path("step").asString()).isEqualTo("reported"));
        assertThat(jdbc.sql("select sealed_content is null from contract_request where request_id = :id")
                        .param("id", id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        customer.act(contract, "sign");
        world.event(customer, contract, "contract:sign");
        soon().untilAsserted(() -> assertThat(world.employee("19901231-0000"))
                .containsEntry("name.familyName", "Kanarienvogel")
                .containsEntry("contractId", Long.toString(contract)));
    }

    @Test
    void a_draft_is_not_sent() {
        // Given
        String id = id();

        // When
        world.send(
                TopicNames.CONTRACT_REQUESTS,
                key(customer, id),
                request(customer, id).setPublish(false).build(),
                null);

        // Then
        ContractRequestResult result = result(customer, id);
        assertThat(result.getOutcome()).isEqualTo(ContractRequestOutcome.DRAFTED);
        assertThat(customer.read(result.getContractId()).path("state").asString())
                .isEqualTo("draft");
    }

    @Test
    void a_crash_at_any_call_to_oneflow_leaves_one_contract_that_is_sent_once() {
        // Given
        Map<Customer, String> requests = new LinkedHashMap<>();
        world.oneflowFaults(Map.of("listing_lag_ms", 500));
        for (int call = 1; call <= CALLS; call++) {
            for (boolean after : new boolean[] {false, true}) {
                Customer each = connected();
                crashes.crash(each.accountId, call, after);
                requests.put(each, "crash-" + call + (after ? "-after" : "-before"));
            }
        }

        // When
        requests.forEach((each, id) -> world.send(
                TopicNames.CONTRACT_REQUESTS, key(each, id), request(each, id).build(), null));

        // Then
        requests.forEach((each, id) -> {
            assertThat(result(each, id).getOutcome()).as(id).isEqualTo(ContractRequestOutcome.PUBLISHED);
            assertOneContract(each, id);
            assertThat(crashes.crashed(each.accountId)).as(id).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({"created", "filled", "published"})
    void a_step_that_was_done_and_not_recorded_is_found_done(String step) {
        // Given
        Customer each = connected();
        failOnce(each, step);
        String id = id();

        // When
        world.send(
                TopicNames.CONTRACT_REQUESTS, key(each, id), request(each, id).build(), null);

        // Then
        assertThat(result(each, id).getOutcome()).isEqualTo(ContractRequestOutcome.PUBLISHED);
        assertOneContract(each, id);
        assertThat(results(each, id)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "POST /contracts/create,lost,0",
        "POST /contracts/create,slow,1300",
        "POST /contracts/create,error,0",
        "POST /contracts/{contract_id}/publish,lost,0",
        "POST /contracts/{contract_id}/publish,slow,1300",
        "POST /contracts/{contract_id}/publish,error,0",
        "PUT /contracts/{contract_id},lost,0",
        "GET /contracts,error,0",
        "GET /templates/{template_id},error,0",
    })
    void a_call_whose_fate_is_unknown_is_neither_lost_nor_repeated(String call, String kind, int delay) {
        // Given
        Customer each = connected();
        world.oneflowFaults(Map.of("listing_lag_ms", 500));
        faultOf(call, kind, delay);
        String id = id();

        // When
        world.send(
                TopicNames.CONTRACT_REQUESTS, key(each, id), request(each, id).build(), null);

        // Then
        assertThat(result(each, id).getOutcome()).isEqualTo(ContractRequestOutcome.PUBLISHED);
        assertOneContract(each, id);
    }

    @Test
    void a_rate_limited_creation_waits_and_leaves_no_doubt() {
        // Given
        Customer each = connected();
        faultOf("POST /contracts/create", "rate_limited", 0);
        String id = id();

        // When
        world.send(
                TopicNames.CONTRACT_REQUESTS, key(each, id), request(each, id).build(), null);

        // Then
        soon().untilAsserted(() ->
                assertThat(view(each, id).path("lastOutcome").asString("")).isEqualTo("oneflow_rate_limited"));
        assertThat(view(each, id).path("state").asString()).isEqualTo("open");
        assertThat(view(each, id).path("unsettledUntil").isNull()).isTrue();
        assertThat(view(each, id).path("attempts").asInt()).isZero();
        assertThat(each.contracts()).isEmpty();
    }

    @Test
    void the_same_request_many_times_and_on_both_ways_makes_one_contract()
            throws InterruptedException, ExecutionException {
        // Given
        Customer each = connected();
        String id = id();
        List<Future<Integer>> answers = new ArrayList<>();

        // When
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> ask(each, body(each, id)).status()));
                world.send(
                        TopicNames.CONTRACT_REQUESTS,
                        key(each, id),
                        request(each, id).build(),
                        null);
            }
        }

        // Then
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isIn(200, 202);
        }
        assertThat(result(each, id).getOutcome()).isEqualTo(ContractRequestOutcome.PUBLISHED);
        assertOneContract(each, id);
        assertThat(results(each, id)).hasSize(1);
    }

    @Test
    void another_contract_under_the_same_id_is_refused_and_reported_and_the_first_stands() {
        // Given
        Customer each = connected();
        String id = id();
        world.send(
                TopicNames.CONTRACT_REQUESTS, key(each, id), request(each, id).build(), null);
        assertThat(result(each, id).getOutcome()).isEqualTo(ContractRequestOutcome.PUBLISHED);

        // When
        world.send(
                TopicNames.CONTRACT_REQUESTS,
                key(each, id),
                request(each, id).setName("Another agreement").build(),
                null);
        Map<String, Object> other = body(each, id);
        other.put("name", "Another agreement");
        HttpJson.Answer answer = ask(each, other);

        // Then
        assertThat(answer.status()).isEqualTo(409);
        List<ConsumerRecord<String, Object>> told = soon().until(() -> results(each, id), found -> found.size() == 2);
        ContractRequestResult conflict = (ContractRequestResult) told.getLast().value();
        assertThat(conflict.getOutcome()).isEqualTo(ContractRequestOutcome.REFUSED);
        assertThat(conflict.getReasonCode()).isEqualTo("request_id_reused");
        assertOneContract(each, id);
        assertThat(view(each, id).path("outcome").asString()).isEqualTo("PUBLISHED");
    }

    @Test
    void everything_that_is_wrong_with_a_request_is_named_at_once() {
        // Given
        String id = id();
        RequestedParticipant nobody = RequestedParticipant.newBuilder()
                .setName(" ")
                .setEmail("not an address")
                .setPhoneNumber("070")
                .build();

        // When
        world.send(
                TopicNames.CONTRACT_REQUESTS,
                key(customer, id),
                request(customer, id)
                        .setTemplateId(1)
                        .setWorkspaceId(2)
                        .setName("x".repeat(131))
                        .setDataFields(Map.of("demo_employee_name", "y".repeat(1025), "salary", "1"))
                        .setParticipant(nobody)
                        .build(),
                null);

        // Then
        ContractRequestResult result = result(customer, id);
        assertThat(result.getOutcome()).isEqualTo(ContractRequestOutcome.REFUSED);
        assertThat(result.getContractId()).isNull();
        assertThat(result.getReasonCode()).isEqualTo("request_invalid");
        assertThat(result.getReason())
                .contains("participant.email", "Oneflow knows no template 1", "no data field salary");
        List<String> codes = new ArrayList<>();
        view(customer, id)
                .path("problems")
                .forEach(problem -> codes.add(problem.path("code").asString()));
        assertThat(codes)
                .containsExactlyInAnyOrder(
                        "name_too_long",
                        "data_field_too_long",
                        "participant_name_missing",
                        "participant_email_malformed",
                        "participant_phone_malformed",
                        "workspace_unknown",
                        "template_unknown",
                        "data_field_unknown");
    }

    @Test
    void a_template_of_another_group_is_refused() {
        // Given
        String id = id();
        long foreign = customer.template(customer.group("Other"));

        // When
        HttpJson.Answer answer = ask(customer, body(customer, id, "templateId", foreign));

        // Then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(result(customer, id).getReasonCode()).isEqualTo("template_not_in_group");
    }

    @Test
    void what_oneflow_forbids_waits_for_a_person_who_tries_again_or_gives_up() {
        // Given
        Customer each = connected();
        String retried = id();
        String abandoned = id();
        world.oneflowFaults(Map.of("error_rate_5xx", 1));
        ask(each, body(each, retried));
        ask(each, body(each, abandoned));
        parked(each, retried);
        parked(each, abandoned);
        noFaults();

        // When
        HttpJson.Answer again = decide(each, retried, "retry", Map.of("who", "Olga Operator"));
        HttpJson.Answer given =
                decide(each, abandoned, "give-up", Map.of("who", "Olga Operator", "comment", "No more"));

        // Then
        assertThat(again.status()).isEqualTo(202);
        assertThat(given.status()).isEqualTo(202);
        assertThat(result(each, retried).getOutcome()).isEqualTo(ContractRequestOutcome.PUBLISHED);
        assertThat(result(each, abandoned).getOutcome()).isEqualTo(ContractRequestOutcome.REFUSED);
        assertThat(result(each, abandoned).getReasonCode()).isEqualTo("given_up");
        assertOneContract(each, retried);
        assertThat(world.http
                        .ok("GET", url() + "/api/operator-actions?account=" + each.accountId, null, auth())
                        .toString())
                .contains("contract_request_retry", "contract_request_give_up", "Olga Operator", "No more");
        assertThat(decide(each, abandoned, "retry", Map.of("who", "Olga Operator"))
                        .status())
                .isEqualTo(409);
        assertThat(list(each, "settled").path("requests")).hasSize(2);
    }

    @Test
    void while_oneflow_is_in_trouble_requests_wait_without_failures_being_counted() {
        // Given
        Customer each = connected();
        List<String> ids = Stream.generate(ContractCreationIT::id).limit(40).toList();
        world.oneflowFaults(Map.of("error_rate_5xx", 1));
        ids.forEach(id -> ask(each, body(each, id)));
        soon().untilAsserted(() -> assertThat(world.http
                        .ok("GET", url() + "/api/accounts/" + each.accountId, null, auth())
                        .at("/breakers/0/state")
                        .asString(""))
                .isIn("open", "half_open"));
        soon().untilAsserted(() -> assertThat(list(each, "open").toString()).contains("left alone for a moment"));

        // When
        noFaults();

        // Then
        soon().untilAsserted(
                        () -> assertThat(list(each, "settled").path("requests")).hasSize(ids.size()));
        assertThat(each.contracts()).hasSize(ids.size());
    }

    @Test
    void a_suspended_account_s_requests_wait_for_new_credentials() {
        // Given
        Customer each = connected();
        each.disableExtension();
        String id = id();
        ask(each, body(each, id));
        soon().untilAsserted(() ->
                assertThat(view(each, id).path("lastOutcome").asString("")).isEqualTo("oneflow_unauthorised"));

        // When
        each.enableExtension();
        world.provision(each, 2);

        // Then
        assertThat(result(each, id).getOutcome()).isEqualTo(ContractRequestOutcome.PUBLISHED);
        assertOneContract(each, id);
    }

    @Test
    void a_contract_that_somebody_deletes_before_it_is_sent_is_told_as_gone() {
        // Given
        Customer each = connected();
        String id = id();
        faultOf("POST /contracts/{contract_id}/publish", "error", 0, 1000);
        world.send(
                TopicNames.CONTRACT_REQUESTS, key(each, id), request(each, id).build(), null);
        parked(each, id);

        // When
        each.act(each.contracts().getFirst().path("id").asLong(), "delete");
        HttpJson.Answer again = decide(each, id, "retry", Map.of("who", "Olga Operator"));

        // Then
        assertThat(again.status()).isEqualTo(202);
        assertThat(result(each, id).getOutcome()).isEqualTo(ContractRequestOutcome.NOT_PUBLISHED);
        assertThat(result(each, id).getReasonCode()).isEqualTo("contract_gone");
    }

    @Test
    void an_erasure_gives_up_what_was_asked_for_and_takes_its_content_away() {
        // Given
        Customer each = connected();
        String id = id();
        faultOf("POST /contracts/{contract_id}/publish", "error", 0, 1000);
        world.send(
                TopicNames.CONTRACT_REQUESTS, key(each, id), request(each, id).build(), null);
        parked(each, id);
        long contract = each.contracts().getFirst().path("id").asLong();

        // When
        HttpJson.Answer erased = world.http.send(
                "POST",
                url() + "/api/accounts/" + each.accountId + "/erasures",
                Map.of("contractId", contract, "who", "Olga Operator", "comment", "asked for on paper"),
                auth());

        // Then
        assertThat(erased.status()).isEqualTo(201);
        assertThat(erased.body().at("/erased/contractRequests").asInt()).isOne();
        assertThat(result(each, id).getReasonCode()).isEqualTo("given_up");
        assertThat(jdbc.sql("""
                                select count(*) from contract_request
                                where account_id = :account and sealed_content is not null""")
                        .param("account", each.accountId)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void hostile_records_stop_nobody_and_are_told_where_they_can_be() {
        // Given
        String unusable = "a\u0000b";
        String hostile = id();
        String after = id();

        // When
        world.garbage(TopicNames.CONTRACT_REQUESTS, key(customer, "garbage"), new byte[] {0, 1, 2});
        world.send(
                TopicNames.CONTRACT_REQUESTS,
                key(customer, unusable),
                request(customer, unusable).build(),
                null);
        world.send(
                TopicNames.CONTRACT_REQUESTS,
                key(customer, hostile),
                request(customer, hostile)
                        .setName("\u0000'; drop table contract_request; --")
                        .setRequestedBy("\u0000\u202e" + "z".repeat(5000))
                        .setDataFields(Map.of("demo_employee_name", "\u0000", "x\u0000y", "1"))
                        .setRequestedAt(Instant.ofEpochMilli(Long.MIN_VALUE / 2))
                        .build(),
                null);
        world.send(
                TopicNames.CONTRACT_REQUESTS,
                key(customer, after),
                request(customer, after).build(),
                null);

        // Then
        assertThat(result(customer, after).getOutcome()).isEqualTo(ContractRequestOutcome.PUBLISHED);
        assertThat(result(customer, hostile).getOutcome()).isEqualTo(ContractRequestOutcome.REFUSED);
        assertThat(result(customer, hostile).getRequestedBy()).hasSize(200);
        List<DeadLetter> letters = soon().until(
                        () -> world.records(TopicNames.DEAD_LETTERS).all().stream()
                                .map(letter -> (DeadLetter) letter.value())
                                .filter(letter -> letter.getSourceTopic().equals(TopicNames.CONTRACT_REQUESTS))
                                .toList(),
                        found -> found.size() == 2);
        assertThat(letters).extracting(DeadLetter::getReason).containsExactlyInAnyOrder("undecodable", "unusable");
    }

    @Test
    void an_operator_s_mistakes_are_named_and_nothing_is_requested() {
        // Given
        Map<String, Object> body = body(customer, "bad");
        body.put("requestId", "\n");
        body.put("participants", List.of());
        body.put("workspaceId", "many");
        body.put("dataFields", Map.of("demo_employee_name", 5));
        body.remove("participant");

        // When
        HttpJson.Answer answer = ask(customer, body);

        // Then
        assertThat(answer.status()).isEqualTo(422);
        List<String> fields = new ArrayList<>();
        answer.body()
                .path("problems")
                .forEach(problem -> fields.add(problem.path("field").asString()));
        assertThat(fields)
                .contains(
                        "requestId",
                        "participants",
                        "workspaceId",
                        "dataFields.demo_employee_name",
                        "participant",
                        "participant.email");
        assertThat(world.http
                        .send("POST", url() + "/api/accounts/1/contract-requests", body(customer, id()), auth())
                        .status())
                .isEqualTo(404);
        assertThat(world.http.send("POST", path(customer), body(customer, id())).status())
                .isEqualTo(401);
        assertThat(world.http
                        .send("POST", path(customer), List.of(1, 2), auth())
                        .status())
                .isEqualTo(422);
    }

    private Customer connected() {
        Customer made = world.customer();
        world.provision(made, 1);
        soon().until(() -> jdbc.sql(
                        "select count(*) from account join account_credentials using (account_id) where account_id = :id")
                .param("id", made.accountId)
                .query(Long.class)
                .single()
                .equals(1L));
        return made;
    }

    /** A process that ends on command is no failure of the test that waits meanwhile. */
    private static ConditionFactory soon() {
        return await().dontCatchUncaughtExceptions().atMost(SOON);
    }

    private static String id() {
        return "request/" + IDS.incrementAndGet();
    }

    private static String key(Customer customer, String id) {
        return RecordKeys.request(customer.accountId, id);
    }

    private static ContractRequested.Builder request(Customer customer, String id) {
        return ContractRequested.newBuilder()
                .setAccountId(customer.accountId)
                .setRequestId(id)
                .setWorkspaceId(customer.workspaceId)
                .setTemplateId(customer.templateId)
                .setName("Employment agreement of Anna Kanarienvogel")
                .setDataFields(Map.of(
                        "demo_employee_name",
                        "Anna Kanarienvogel",
                        "demo_employee_address",
                        "Kanarigatan 1\n111 22 Stockholm"))
                .setParticipant(RequestedParticipant.newBuilder()
                        .setName("Anna Kanarienvogel")
                        .setEmail("kanarie@example.com")
                        .setIdentificationNumber("19901231-0000")
                        .build())
                .setRequestedBy("hrm")
                .setRequestedAt(Instant.EPOCH.plusSeconds(1));
    }

    /** The same request as {@link #request}, as an operator sends it. */
    private static Map<String, Object> body(Customer customer, String id) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("requestId", id);
        body.put("requestedBy", "Olga Operator");
        body.put("workspaceId", customer.workspaceId);
        body.put("templateId", customer.templateId);
        body.put("name", "Employment agreement of Anna Kanarienvogel");
        body.put(
                "dataFields",
                Map.of(
                        "demo_employee_name",
                        "Anna Kanarienvogel",
                        "demo_employee_address",
                        "Kanarigatan 1\n111 22 Stockholm"));
        body.put(
                "participant",
                Map.of(
                        "name",
                        "Anna Kanarienvogel",
                        "email",
                        "kanarie@example.com",
                        "identificationNumber",
                        "19901231-0000"));
        return body;
    }

    private static Map<String, Object> body(Customer customer, String id, String member, Object value) {
        Map<String, Object> body = body(customer, id);
        body.put(member, value);
        return body;
    }

    private HttpJson.Answer ask(Customer customer, Map<String, Object> body) {
        return world.http.send("POST", path(customer), body, auth());
    }

    private HttpJson.Answer decide(Customer customer, String id, String what, Map<String, String> body) {
        long number = view(customer, id).path("id").asLong();
        assertThat(world.http
                        .ok("GET", path(customer) + "/" + number, null, auth())
                        .path("requestId")
                        .asString())
                .isEqualTo(id);
        return world.http.send("POST", path(customer) + "/" + number + "/" + what, body, auth());
    }

    private JsonNode view(Customer customer, String id) {
        return world.http
                .ok("GET", path(customer) + "?requestId=" + encoded(id), null, auth())
                .path("requests")
                .path(0);
    }

    private JsonNode list(Customer customer, String state) {
        return world.http.ok("GET", path(customer) + "?state=" + state, null, auth());
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private String path(Customer customer) {
        return url() + "/api/accounts/" + customer.accountId + "/contract-requests";
    }

    private String url() {
        return "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
    }

    private static String[] auth() {
        return new String[] {"Authorization", "Bearer " + World.OPERATOR_TOKEN};
    }

    private List<ConsumerRecord<String, Object>> results(Customer customer, String id) {
        return world.records(TopicNames.CONTRACT_REQUEST_RESULTS).all().stream()
                .filter(told -> told.key().equals(key(customer, id)))
                .toList();
    }

    private ContractRequestResult result(Customer customer, String id) {
        List<ConsumerRecord<String, Object>> told =
                soon().until(() -> results(customer, id), found -> !found.isEmpty());
        return (ContractRequestResult) told.getFirst().value();
    }

    private void parked(Customer customer, String id) {
        soon().untilAsserted(() ->
                assertThat(view(customer, id).path("state").asString()).isEqualTo("parked"));
        assertThat(view(customer, id).path("lastReason").asString()).contains("Given up after 5 attempts");
    }

    private void assertOneContract(Customer customer, String id) {
        List<JsonNode> contracts = customer.contracts();
        assertThat(contracts).as(id).hasSize(1);
        JsonNode contract = contracts.getFirst();
        assertThat(contract.path("state").asString()).as(id).isEqualTo("pending");
        assertThat(contract.at("/_private/name").asString())
                .as(id)
                .isEqualTo("Employment agreement of Anna Kanarienvogel");
        assertThat(customer.events(contract.path("id").asLong(), "contract:publish"))
                .as(id)
                .isEqualTo(1);
    }

    private static Map<String, String> fields(JsonNode contract) {
        Map<String, String> fields = new LinkedHashMap<>();
        contract.path("data_fields")
                .forEach(field -> fields.put(
                        field.at("/_private_ownerside/custom_id").asString(),
                        field.path("value").asString()));
        return fields;
    }

    private void faultOf(String call, String kind, int delay) {
        faultOf(call, kind, delay, 1);
    }

    private void faultOf(String call, String kind, int delay, int times) {
        JsonNode _ = world.http.ok(
                "PUT",
                world.oneflow.controlUri() + "/faults/calls",
                Map.of("calls", List.of(Map.of("call", call, "kind", kind, "delay_ms", delay, "times", times))));
    }

    /** The database refuses the record of a step, once: sequences count also what is rolled back. */
    private void failOnce(Customer customer, String step) {
        String name = "crash_" + customer.accountId;
        for (String sql : List.of(
                "create sequence " + name,
                """
                create function %1$s() returns trigger language plpgsql as $$
                begin
                    if new.account_id = %2$d and new.step = '%3$s' and old.step <> new.step and nextval('sync.%1$s') = 1 then
                        raise exception 'the database is away';
                    end if;
                    return new;
                end $$""".formatted(name, customer.accountId, step),
                "create trigger %1$s before update on contract_request for each row execute function %1$s()"
                        .formatted(name))) {
            int _ = jdbc.sql(sql).update();
        }
    }
}
