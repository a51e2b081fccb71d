package dev.countersign.oneflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.oneflow.FakeOneflow.Answer;
import dev.countersign.oneflow.model.Account;
import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractField;
import dev.countersign.oneflow.model.ContractFile;
import dev.countersign.oneflow.model.ContractState;
import dev.countersign.oneflow.model.FieldRef;
import dev.countersign.oneflow.model.FileType;
import dev.countersign.oneflow.model.Lifecycle;
import dev.countersign.oneflow.model.LifecycleState;
import dev.countersign.oneflow.model.NewContract;
import dev.countersign.oneflow.model.NewParticipant;
import dev.countersign.oneflow.model.NewParty;
import dev.countersign.oneflow.model.NewTemplateGroup;
import dev.countersign.oneflow.model.OpenValue;
import dev.countersign.oneflow.model.Participant;
import dev.countersign.oneflow.model.Party;
import dev.countersign.oneflow.model.PublishMessage;
import dev.countersign.oneflow.model.SignKey;
import dev.countersign.oneflow.model.SignState;
import dev.countersign.oneflow.model.Template;
import dev.countersign.oneflow.model.TemplateField;
import dev.countersign.oneflow.model.TemplateGroup;
import dev.countersign.oneflow.model.User;
import dev.countersign.oneflow.model.Webhook;
import dev.countersign.oneflow.model.WebhookFilter;
import dev.countersign.oneflow.model.WebhookSpec;
import dev.countersign.oneflow.model.Workspace;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each endpoint with the documented shape of its answer, and the request that Oneflow documents. */
final class OneflowApiTest {

    private final FakeOneflow oneflow = new FakeOneflow();
    private final OneflowClients clients = OneflowClients.create(oneflow.settings());
    private final OneflowApi api = clients.as(Fixtures.TOKEN, Fixtures.USER);

    @AfterEach
    void close() {
        clients.close();
        oneflow.close();
    }

    @Test
    void ping_succeeds_when_the_token_is_alive() {
        oneflow.on("GET /v1/ping", Answer.ok("{}"));

        OneflowResult<Done> result = api.ping();

        assertThat(result).isEqualTo(OneflowResult.success(Done.DONE));
    }

    @Test
    void account_is_read_from_the_documented_answer() {
        oneflow.on("GET /v1/accounts/me", Answer.ok(Fixtures.json("account")));

        Account account = api.account().orElseThrow();

        assertThat(account).isEqualTo(new Account(392610, "LeanLink AB", "SE", "581978-XXXX", "custom", null));
        assertThat(oneflow.onlyRequest().header("x-oneflow-api-token")).isEqualTo(Fixtures.TOKEN.value());
        assertThat(oneflow.onlyRequest().header("x-oneflow-user-email")).isEqualTo("admin@example.com");
        assertThat(oneflow.onlyRequest().header("accept")).isEqualTo("application/json");
    }

    @Test
    void users_are_listed() {
        oneflow.on("GET /v1/users", Answer.ok(Fixtures.json("users")));

        Listing<User> users = api.users().orElseThrow();

        assertThat(users.items())
                .containsExactly(
                        new User(11, "Ada Admin", "admin@example.com", true, true, "registered"),
                        new User(12, null, "new@example.com", false, false, "invited"));
        assertThat(users.total()).isEqualTo(2);
        assertThat(oneflow.onlyRequest().query()).isEqualTo("limit=100&offset=0");
    }

    @Test
    void a_template_knows_its_group() {
        oneflow.on("GET /v1/templates/11111", Answer.ok("""
                {"_links":{},"id":11111,"name":"Employment agreement","created_time":"2021-05-27T16:45:56+00:00",
                 "template_type":{"id":12222,"name":"Demo Template","extension_type":"custom"}}"""));

        Template template = api.template(11111).orElseThrow();

        assertThat(template).isEqualTo(new Template(11111, "Employment agreement", 12222L));
    }

    @Test
    void a_template_may_belong_to_no_group() {
        oneflow.on("GET /v1/templates/11111", Answer.ok("""
                {"id":11111,"name":"Employment agreement","template_type":null}"""));

        Template template = api.template(11111).orElseThrow();

        assertThat(template.templateGroupId()).isNull();
    }

    @Test
    void template_groups_are_listed_without_fields() {
        oneflow.on("GET /v1/template_types", Answer.ok(Fixtures.json("template_types")));

        Listing<TemplateGroup> groups = api.templateGroups().orElseThrow();

        assertThat(groups.items())
                .containsExactly(new TemplateGroup(
                        5,
                        "Hubspot Template",
                        "Hubspot data fields",
                        true,
                        "hubspot",
                        null,
                        Instant.parse("2021-05-27T16:45:56Z"),
                        Instant.parse("2021-06-07T07:43:39Z")));
    }

    @Test
    void one_template_group_has_its_fields() {
        oneflow.on("GET /v1/template_types/12222", Answer.ok(Fixtures.json("template_type")));

        TemplateGroup group = api.templateGroup(12222).orElseThrow();

        assertThat(group.fields())
                .containsExactly(
                        new TemplateField(
                                71L, "demo_employee_name", "Demo Employee Name", "Full name", "", "user", null, true),
                        new TemplateField(72L, null, "Made by hand", null, null, "user", "x", false));
    }

    @Test
    void a_template_group_is_created() {
        oneflow.on("POST /v1/template_types", Answer.json(201, "{\"id\":12222,\"name\":\"Demo Template\"}"));

        TemplateGroup group = api.createTemplateGroup(new NewTemplateGroup("Demo Template", null))
                .orElseThrow();

        assertThat(group.id()).isEqualTo(12222);
        assertThat(group.active()).isTrue();
        assertThat(oneflow.onlyRequest().body()).isEqualTo("{\"name\":\"Demo Template\"}");
        assertThat(oneflow.onlyRequest().header("content-type")).isEqualTo("application/json");
    }

    @Test
    void all_fields_of_a_group_are_replaced() {
        oneflow.on("PUT /v1/template_types/12222/data_fields", Answer.ok(Fixtures.json("template_fields")));

        List<TemplateField> fields = api.replaceTemplateFields(
                        12222,
                        List.of(
                                TemplateField.create("demo_employee_name", "Demo Employee Name", "Full name"),
                                new TemplateField(72L, null, "Made by hand", null, null, "user", "x", false)))
                .orElseThrow();

        assertThat(fields).extracting(TemplateField::id).containsExactly(71L, 72L);
        assertThat(oneflow.onlyRequest().body())
                .isEqualTo("{\"data_fields\":["
                        + "{\"custom_id\":\"demo_employee_name\",\"name\":\"Demo Employee Name\",\"description\":\"Full name\"},"
                        + "{\"id\":72,\"name\":\"Made by hand\",\"value\":\"x\"}]}");
    }

    @Test
    void removing_all_fields_sends_the_empty_list() {
        oneflow.on("PUT /v1/template_types/1/data_fields", Answer.ok("{\"data_fields\":[]}"));

        List<TemplateField> fields = api.replaceTemplateFields(1, List.of()).orElseThrow();

        assertThat(fields).isEmpty();
        assertThat(oneflow.onlyRequest().body()).isEqualTo("{\"data_fields\":[]}");
    }

    @Test
    void webhooks_are_read_from_an_envelope_and_by_either_id() {
        oneflow.on("GET /v1/webhooks", Answer.ok(Fixtures.json("webhooks")));

        List<Webhook> webhooks = api.webhooks().orElseThrow().items();

        assertThat(webhooks).extracting(Webhook::id).containsExactly(31L, 32L);
        assertThat(webhooks.getFirst().filters().getFirst().eventTypes())
                .containsExactly("contract:sign", "contract:publish");
        assertThat(webhooks.getFirst().signKey()).isEqualTo(new SignKey("a-sign-key"));
        assertThat(webhooks.getLast().templateGroupId()).isNull();
        assertThat(webhooks.getLast().filters()).isEmpty();
        assertThat(webhooks).extracting(Webhook::legacy).containsExactly(false, true);
    }

    @Test
    void webhooks_are_read_from_a_bare_array() {
        oneflow.on("GET /v1/webhooks", Answer.ok("[{\"webhook_id\":7,\"callback_url\":\"https://a.example\"}]"));

        Listing<Webhook> webhooks = api.webhooks().orElseThrow();

        assertThat(webhooks.items()).extracting(Webhook::id).containsExactly(7L);
        assertThat(webhooks.total()).isEqualTo(1);
    }

    @Test
    void a_webhook_is_created_with_key_group_and_filters() {
        oneflow.on("POST /v1/webhooks", Answer.ok("{\"id\":31,\"callback_url\":\"https://p.example/e/1\"}"));

        Webhook webhook = api.createWebhook(spec()).orElseThrow();

        assertThat(webhook.id()).isEqualTo(31);
        assertThat(oneflow.onlyRequest().body())
                .isEqualTo("{\"callback_url\":\"https://p.example/e/1\","
                        + "\"filters\":[{\"filter_rules\":[{\"type\":\"EVENT_TYPE\",\"values\":[\"contract:sign\"]},"
                        + "{\"type\":\"WORKSPACE\",\"values\":[12345]}]}],"
                        + "\"sign_key\":\"b84e5d34\",\"template_group_id\":12222}");
    }

    @Test
    void a_webhook_is_changed_and_deleted() {
        oneflow.on("PUT /v1/webhooks/31", Answer.ok("{}"));
        oneflow.on("DELETE /v1/webhooks/31", Answer.status(204));

        List<OneflowResult<Done>> results = List.of(api.updateWebhook(31, spec()), api.deleteWebhook(31));

        assertThat(results).containsOnly(OneflowResult.success(Done.DONE));
        assertThat(oneflow.seen().getFirst().body()).contains("\"sign_key\":\"b84e5d34\"");
        assertThat(oneflow.seen().getLast().body()).isEmpty();
    }

    @Test
    void a_webhook_without_filters_says_so_in_so_many_words() {
        oneflow.on("PUT /v1/webhooks/31", Answer.ok("{}"));
        WebhookSpec everything = new WebhookSpec("https://p.example/e/1", new SignKey("k"), null, List.of());

        OneflowResult<Done> result = api.updateWebhook(31, everything);

        assertThat(result).isEqualTo(OneflowResult.success(Done.DONE));
        assertThat(oneflow.onlyRequest().body())
                .isEqualTo("{\"callback_url\":\"https://p.example/e/1\",\"filters\":null,"
                        + "\"sign_key\":\"k\",\"template_group_id\":null}");
    }

    private static WebhookSpec spec() {
        WebhookFilter filter = new WebhookFilter(List.of(
                new WebhookFilter.Rule("EVENT_TYPE", List.of("contract:sign")),
                new WebhookFilter.Rule("WORKSPACE", List.of("12345"))));
        return new WebhookSpec("https://p.example/e/1", new SignKey("b84e5d34"), 12222L, List.of(filter));
    }

    @Test
    void a_contract_is_read_with_name_group_states_and_times() {
        oneflow.on("GET /v1/contracts/51874", Answer.ok(Fixtures.json("contract")));

        Contract contract = api.contract(51874).orElseThrow();

        assertThat(contract.name()).isEqualTo("My First Contract");
        assertThat(contract.templateGroupId()).isEqualTo(12222);
        assertThat(contract.templateId()).isEqualTo(11111);
        assertThat(contract.workspaceId()).isEqualTo(12345);
        assertThat(contract.state().is(ContractState.SIGNED)).isTrue();
        assertThat(contract.createdTime()).isEqualTo(Instant.parse("2020-06-30T07:15:23Z"));
        assertThat(contract.updatedTime()).isEqualTo(Instant.parse("2020-07-09T12:54:57Z"));
    }

    @Test
    void the_life_of_a_contract_is_read() {
        oneflow.on("GET /v1/contracts/51874", Answer.ok(Fixtures.json("contract")));

        Lifecycle life =
                Objects.requireNonNull(api.contract(51874).orElseThrow().lifecycle());

        assertThat(life.state().is(LifecycleState.ACTIVE)).isTrue();
        assertThat(life.startDate()).isEqualTo(LocalDate.of(2020, 7, 9));
        assertThat(life.endDate()).isNull();
        assertThat(life.contractStartTime()).isEqualTo(Instant.parse("2020-07-09T00:00:00Z"));
    }

    @Test
    void companies_have_participants_and_individuals_one() {
        oneflow.on("GET /v1/contracts/51874", Answer.ok(Fixtures.json("contract")));

        Contract contract = api.contract(51874).orElseThrow();

        assertThat(contract.parties()).extracting(Party::mine).containsExactly(true, false);
        assertThat(contract.counterparts()).extracting(Participant::email).containsExactly("anna@example.com");
        Participant employee = contract.counterparts().getFirst();
        assertThat(employee.signState().is(SignState.SIGNED)).isTrue();
        assertThat(employee.phoneNumber()).isNull();
        assertThat(employee.identificationNumber()).isEqualTo("E-1001");
    }

    @Test
    void custom_ids_are_read_where_they_are_nested_first() {
        oneflow.on("GET /v1/contracts/51874", Answer.ok(Fixtures.json("contract")));

        Contract contract = api.contract(51874).orElseThrow();

        assertThat(contract.fields())
                .containsExactly(
                        new ContractField(1, "demo_employee_name", "Demo Employee Name", "Anna A"),
                        new ContractField(2, "demo_manager_name", "Demo Manager Name", ""),
                        new ContractField(3, null, "Other", null));
        assertThat(contract.field("demo_employee_name"))
                .map(ContractField::value)
                .contains("Anna A");
    }

    @Test
    void values_of_lists_that_grow_are_kept_as_text() {
        oneflow.on("GET /v1/contracts/9", Answer.ok("{\"id\":9,\"state\":\"canceled\",\"new_thing\":{\"a\":[1]}}"));

        Contract contract = api.contract(9).orElseThrow();

        assertThat(contract.state()).isEqualTo(new OpenValue<>("canceled", null));
        assertThat(contract.parties()).isEmpty();
        assertThat(contract.lifecycle()).isNull();
    }

    @Test
    void a_contract_is_created_for_an_individual() {
        oneflow.on("POST /v1/contracts/create", Answer.ok(Fixtures.json("contract")));

        Contract contract = api.createContract(new NewContract(
                        130406,
                        756510,
                        "Employment agreement",
                        Map.of("demo_employee_name", "Anna Å"),
                        List.of(NewParty.individual(
                                "SE", NewParticipant.signatory("Anna Å", "anna@example.com", null, "E-1001", null)))))
                .orElseThrow();

        assertThat(contract.id()).isEqualTo(51874);
        assertThat(oneflow.onlyRequest().body())
                .isEqualTo("{\"workspace_id\":130406,\"template_id\":756510,\"name\":\"Employment agreement\","
                        + "\"data_fields\":[{\"custom_id\":\"demo_employee_name\",\"value\":\"Anna Å\"}],"
                        + "\"parties\":[{\"type\":\"individual\",\"country_code\":\"SE\",\"participant\":{"
                        + "\"name\":\"Anna Å\",\"email\":\"anna@example.com\",\"identification_number\":\"E-1001\","
                        + "\"signatory\":true,\"sign_method\":\"standard_esign\",\"delivery_channel\":\"email\","
                        + "\"_permissions\":{\"contract:update\":true}}}]}");
    }

    @Test
    void a_company_party_is_sent_with_its_participants() {
        oneflow.on("POST /v1/contracts/create", Answer.ok("{\"id\":1}"));

        Contract contract = api.createContract(new NewContract(
                        1,
                        2,
                        null,
                        Map.of(),
                        List.of(NewParty.company(
                                "Acme AB",
                                null,
                                null,
                                List.of(NewParticipant.signatory("B", "b@example.com", null, null, null))))))
                .orElseThrow();

        assertThat(contract.id()).isEqualTo(1);
        assertThat(oneflow.onlyRequest().body())
                .contains("\"parties\":[{\"type\":\"company\",\"name\":\"Acme AB\",\"participants\":[{\"name\":\"B\"");
    }

    @Test
    void a_contract_is_published() {
        oneflow.on("POST /v1/contracts/51874/publish", Answer.ok(Fixtures.json("contract")));

        Contract contract = api.publishContract(51874, new PublishMessage("Welcome", "Please sign"))
                .orElseThrow();

        assertThat(contract.id()).isEqualTo(51874);
        assertThat(oneflow.onlyRequest().body()).isEqualTo("{\"subject\":\"Welcome\",\"message\":\"Please sign\"}");
    }

    @Test
    void a_publication_without_words_of_its_own_sends_none() {
        oneflow.on("POST /v1/contracts/51874/publish", Answer.ok(Fixtures.json("contract")));

        Contract contract =
                api.publishContract(51874, new PublishMessage(null, null)).orElseThrow();

        assertThat(contract.id()).isEqualTo(51874);
        assertThat(oneflow.onlyRequest().body()).isEqualTo("{}");
    }

    @Test
    void a_contract_is_renamed() {
        oneflow.on("PUT /v1/contracts/51874", Answer.ok(Fixtures.json("contract")));

        Contract contract = api.renameContract(51874, "Avtal för Anna").orElseThrow();

        assertThat(contract.id()).isEqualTo(51874);
        assertThat(oneflow.onlyRequest().body()).isEqualTo("{\"_private\":{\"name\":\"Avtal för Anna\"}}");
    }

    @Test
    void a_workspace_is_read() {
        oneflow.on("GET /v1/workspaces/130406", Answer.ok("{\"id\":130406,\"name\":\"HR\",\"_links\":{}}"));

        Workspace workspace = api.workspace(130406).orElseThrow();

        assertThat(workspace).isEqualTo(new Workspace(130406, "HR"));
    }

    @Test
    void data_fields_of_a_contract_are_listed() {
        oneflow.on("GET /v1/contracts/51874/data_fields", Answer.ok(Fixtures.json("contract_data_fields")));

        List<ContractField> fields = api.contractFields(51874).orElseThrow();

        assertThat(fields).extracting(ContractField::customId).containsExactly("demo_employee_name");
    }

    @Test
    void a_data_field_is_set_by_custom_id() {
        oneflow.on(
                "PUT /v1/contracts/51874/data_fields/c::demo_employee_name",
                Answer.ok("{\"id\":1,\"custom_id\":\"demo_employee_name\",\"value\":\"Anna B\"}"));

        ContractField field = api.updateContractField(51874, FieldRef.customId("demo_employee_name"), "Anna B")
                .orElseThrow();

        assertThat(field).isEqualTo(new ContractField(1, "demo_employee_name", null, "Anna B"));
        assertThat(oneflow.onlyRequest().body()).isEqualTo("{\"value\":\"Anna B\"}");
    }

    @Test
    void a_data_field_is_cleared_by_an_explicit_null() {
        oneflow.on("PUT /v1/contracts/51874/data_fields/1", Answer.ok("{\"id\":1}"));

        ContractField field =
                api.updateContractField(51874, FieldRef.id(1), null).orElseThrow();

        assertThat(field.id()).isEqualTo(1);
        assertThat(oneflow.onlyRequest().body()).isEqualTo("{\"value\":null}");
    }

    @Test
    void files_are_listed() {
        oneflow.on("GET /v1/contracts/51874/files/", Answer.ok(Fixtures.json("files")));

        List<ContractFile> files = api.contractFiles(51874).orElseThrow();

        assertThat(files)
                .containsExactly(
                        new ContractFile(
                                ContractFile.CONTRACT_PDF, "My First Contract", "pdf", OpenValue.of(FileType.CONTRACT)),
                        new ContractFile(9, "Notes", "docx", new OpenValue<>("sketch", null)));
    }
}
