package dev.countersign.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.schemas.integration.IntegrationFile;
import dev.countersign.schemas.integration.LocatedIntegration;
import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.schemas.integration.WhenEmpty;
import dev.countersign.sync.hrm.EmployeeKey;
import dev.countersign.sync.hrm.Ports;
import dev.countersign.sync.hrm.Standing;
import dev.countersign.sync.hrm.UpsertRequest;
import dev.countersign.sync.hrm.Wanted;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ContractMapperTest {

    private static final Instant SIGNED_AT = Instant.parse("2026-11-24T10:00:00.123Z");

    private final ContractMapper mapper = new ContractMapper(IntegrationFile.readDefault(), Ports.scimLike());

    @Test
    void a_signed_contract_says_everything() {
        // Given
        Contract contract = contract(
                ContractState.SIGNED,
                Map.of(
                        "demo_employee_name",
                        "Anna Andersson",
                        "demo_employee_birthdate",
                        "31.12.1990",
                        "demo_manager_name",
                        "Maja Manager"),
                person("4711", "Anna@Example.com"));

        // When
        UpsertRequest request = mapped(contract).request();

        // Then
        assertThat(values(request))
                .containsEntry("givenName", "Anna")
                .containsEntry("familyName", "Andersson")
                .containsEntry("birthDate", "1990-12-31")
                .containsEntry("manager", "Maja Manager")
                .containsEntry("email", "anna@example.com")
                .containsEntry("employeeNumber", "4711")
                .containsEntry("contractId", "51874")
                .containsEntry("contractStatus", "signed")
                .containsEntry("contractSignedAt", "2026-11-24T10:00:00Z")
                .doesNotContainKey("address");
        assertThat(request.createIfAbsent()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = ContractState.class,
            names = {"PENDING", "OVERDUE", "DECLINED"})
    void a_contract_that_is_not_signed_tells_only_of_itself(ContractState state) {
        // Given
        Contract contract = contract(state, Map.of("demo_employee_name", "Anna Andersson"), person("4711", "a@b.se"));

        // When
        UpsertRequest request = mapped(contract).request();

        // Then
        assertThat(values(request)).containsOnlyKeys("contractId", "contractStatus");
        assertThat(request.createIfAbsent()).isFalse();
    }

    @Test
    void a_draft_has_no_effect_and_an_unknown_state_tells_only_of_itself() {
        Contract draft = contract(ContractState.DRAFT, Map.of(), person("4711", "a@b.se"));
        assertThat(mapper.isWithoutEffect(draft)).isTrue();
        Contract canceled = withState(draft, "canceled");
        assertThat(values(mapped(canceled).request()))
                .containsOnly(Map.entry("contractId", "51874"), Map.entry("contractStatus", "canceled"));
    }

    @Test
    void a_date_that_can_not_be_read_is_left_out_and_reported() {
        // Given
        Contract contract = contract(
                ContractState.SIGNED, Map.of("demo_employee_birthdate", "01/02/1990"), person("4711", "a@b.se"));

        // When
        MappedContract mapped = mapped(contract);

        // Then
        assertThat(values(mapped.request())).doesNotContainKey("birthDate");
        assertThat(mapped.fields())
                .contains(
                        new MappedField("birthDate", "data_field:demo_employee_birthdate", MappedField.AMBIGUOUS_DATE));
    }

    @Test
    void the_same_person_has_the_same_unique_name_however_it_is_typed() {
        EmployeeKey one = key(person("47 11a", "x@y.se"));
        EmployeeKey other = key(person(" 4711A ", "z@y.se"));
        assertThat(one.uniqueName()).isEqualTo(other.uniqueName()).doesNotContain("4711");
        assertThat(key(person("", "X@y.se")).uniqueName())
                .isEqualTo(key(person(null, "x@Y.se")).uniqueName());
    }

    @Test
    void several_signatories_or_nobody_recognisable_are_a_case_for_a_person() {
        Contract two = contract(ContractState.SIGNED, Map.of(), person("1", "a@b.se"), person("2", "c@d.se"));
        Contract nameless = contract(ContractState.SIGNED, Map.of(), person("", ""));
        assertThat(mapper.map(1, AccountMapping.NONE, two)).isInstanceOf(MappingOutcome.Unidentified.class);
        assertThat(mapper.map(1, AccountMapping.NONE, nameless)).isInstanceOf(MappingOutcome.Unidentified.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dataFields: [{customId: a, name: A, hrmAttribute: shoeSize, type: text, owner: contract}] | 6, | dataFields[0].hrmAttribute: no HRM has a place for the attribute shoeSize here; there are [active,",
                "dataFields: [{customId: a, name: A, hrmAttribute: name, type: text, owner: contract}] | 6, | dataFields[0].hrmAttribute: the attribute 'name' and the type 'name' belong together",
                "facts: [{fact: end, hrmAttribute: shoeSize}] | 7, | facts[0].hrmAttribute: no HRM",
                "participant: [{property: email, hrmAttribute: manager}] | 7, | participant[0].hrmAttribute: no HRM",
                "effects: {ended: {set: {shoeSize: no}}} | 7, | effects.ended.set.shoeSize: no HRM"
            })
    void a_place_that_no_hrm_has_is_refused_at_start_with_its_line(String wrong, String line, String message) {
        // Given
        boolean fields = wrong.startsWith("dataFields");
        String yaml = """
                name: Demo
                version: "1"
                templateGroup: {name: Demo}
                identifiedBy: [email]
                events: [a]
                """
                + (fields ? "" : "dataFields: [{customId: a, name: A, hrmAttribute: title, type: text, owner: hrm}]\n")
                + wrong;
        LocatedIntegration located = IntegrationFile.readLocated(
                new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "test.yaml");

        // Then
        assertThatThrownBy(
                        () -> IntegrationCheck.check(located, Ports.scimLike().attributes()))
                .hasMessageStartingWith("test.yaml, line " + line)
                .hasMessageContaining(": " + message);
    }

    @ParameterizedTest
    @CsvSource({
        "AWAITING, 0, false, false, signed, IN_FORCE",
        "ACTIVE, 1, false, false, signed, IN_FORCE",
        "ACTIVE, 2, false, false, signed, IN_FORCE",
        "ACTIVE, 1, true, false, cancelled, IN_FORCE",
        "ENDED, 1, true, false, ended, ENDED",
        "ENDED, 1, false, true, terminated, ENDED"
    })
    void the_lifecycle_of_a_signed_contract_is_told(
            LifecycleState state, int period, boolean cancelled, boolean terminated, String status, Standing standing) {
        // Given
        Contract contract = living(new Lifecycle(
                OpenValue.of(state),
                null,
                Instant.parse("2027-06-30T00:00:00Z"),
                null,
                cancelled,
                terminated,
                period,
                "single_period",
                LocalDate.parse("2026-12-01"),
                LocalDate.parse("2027-11-30"),
                null,
                null));

        // When
        UpsertRequest request = mapped(contract).request();

        // Then
        assertThat(values(request))
                .containsEntry("contractStatus", status)
                .containsEntry("employmentStartDate", "2026-12-01")
                .containsEntry("employmentEndDate", "2027-06-30")
                .doesNotContainKey("active");
        assertThat(request.claim().standing()).isEqualTo(standing);
        assertThat(request.createIfAbsent()).isEqualTo(standing == Standing.IN_FORCE);
    }

    @Test
    void what_a_phase_does_is_configured() {
        // Given
        ContractMapper configured = mapper("""
                effects:
                  signed: {contractStatus: employed, set: {active: "true"}}
                  pending: {writes: nothing}
                  deleted: {contractStatus: gone, set: {active: "false"}}
                """);
        Contract pending = contract(ContractState.PENDING, Map.of(), person("4711", "a@b.se"));

        // When
        UpsertRequest request = request(configured, contract(ContractState.SIGNED, Map.of(), person("4711", "a@b.se")));

        // Then
        assertThat(values(request)).containsEntry("contractStatus", "employed").containsEntry("active", "true");
        assertThat(configured.isWithoutEffect(pending)).isTrue();
        assertThat(configured.deleted(7, "e").map(ContractMapperTest::values).orElseThrow())
                .containsOnly(Map.entry("contractStatus", "gone"), Map.entry("active", "false"));
    }

    @Test
    void sources_are_configured() {
        // Given
        ContractMapper configured = mapper("""
                participant:
                  - {property: title, hrmAttribute: department, owner: contract}
                  - {property: email, hrmAttribute: address}
                facts:
                  - {fact: link, hrmAttribute: contractLink, format: 'https://app.example/{contractId}'}
                """);

        // When
        UpsertRequest request = request(
                configured,
                contract(ContractState.SIGNED, Map.of("demo_employee_address", "A street"), person("4711", "a@b.se")));

        // Then: the data field comes before the participant
        assertThat(values(request))
                .containsEntry("department", "Engineer")
                .containsEntry("contractLink", "https://app.example/51874")
                .containsEntry("address", "A street")
                .doesNotContainKeys("email", "contractId", "title");
        assertThat(owner(request, "department")).isEqualTo(ValueOwner.CONTRACT);
    }

    @Test
    void an_empty_field_clears_only_where_its_policy_says_so() {
        // Given
        String yaml = """
                name: Demo
                version: "1"
                templateGroup: {name: Demo}
                identifiedBy: [email]
                events: [a]
                dataFields:
                  - {customId: a, name: A, hrmAttribute: title, type: text, owner: contract, whenEmpty: clear}
                  - {customId: b, name: B, hrmAttribute: address, type: address, owner: contract}
                """;

        // When
        UpsertRequest request = request(
                new ContractMapper(read(yaml), Ports.scimLike()),
                contract(ContractState.SIGNED, Map.of("a", " ", "b", ""), person("4711", "a@b.se")));

        // Then
        assertThat(request.wanted())
                .contains(new Wanted("title", "", "data_field:a", ValueOwner.CONTRACT, WhenEmpty.CLEAR))
                .contains(new Wanted(
                        "employmentEndDate", "", "contract:lifecycle_end", ValueOwner.CONTRACT, WhenEmpty.CLEAR_OWN))
                .noneMatch(wanted -> wanted.attribute().equals("address"));
    }

    @Test
    void a_data_field_that_an_account_gives_the_attribute_of_a_fact_takes_its_place() {
        // Given
        AccountMapping own = own(new AccountMapping.Field("their_start", "employmentStartDate", "CONTRACT"));
        Contract contract =
                contract(ContractState.SIGNED, Map.of("their_start", "2027-01-01"), person("4711", "a@b.se"));

        // When
        MappingOutcome outcome = mapper.map(1, own, contract);

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        MappingOutcome.Mapped.class,
                        mapped -> assertThat(mapped.contract().request().wanted())
                                .filteredOn(wanted -> wanted.attribute().equals("employmentStartDate"))
                                .extracting(Wanted::value)
                                .containsExactly("2027-01-01"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, CONTRACT, data_field:first_day=2026-12-01",
        "2026-12-01, HRM, data_field:first_day=2026-12-01",
        "'', CONTRACT, nothing",
        "soon, CONTRACT, nothing"
    })
    void a_field_that_is_mapped_to_the_start_of_employment_replaces_the_start_of_the_contract(
            String typed, ValueOwner owner, String written) {
        // Given
        Contract contract = startingOn(
                LocalDate.of(2026, 11, 24),
                contract(ContractState.SIGNED, Map.of("first_day", typed), person("4711", "a@b.se")));
        AccountMapping own = own(new AccountMapping.Field("first_day", "employmentStartDate", owner.name()));

        // When
        List<Wanted> starts = starts(mapper.map(1, own, contract));

        // Then
        assertThat(starts.stream().map(wanted -> wanted.source() + "=" + wanted.value()))
                .containsExactlyElementsOf(written.equals("nothing") ? List.of() : List.of(written));
        assertThat(starts).allSatisfy(wanted -> assertThat(wanted.owner()).isEqualTo(owner));
    }

    @Test
    void without_such_a_field_the_start_of_the_contract_is_the_start_of_employment() {
        // Given
        Contract contract = startingOn(
                LocalDate.of(2026, 11, 24), contract(ContractState.SIGNED, Map.of(), person("4711", "a@b.se")));

        // When
        List<Wanted> starts = starts(mapper.map(1, AccountMapping.NONE, contract));

        // Then
        assertThat(starts)
                .singleElement()
                .satisfies(wanted -> assertThat(wanted.value()).isEqualTo("2026-11-24"));
    }

    private static List<Wanted> starts(MappingOutcome outcome) {
        assertThat(outcome).isInstanceOf(MappingOutcome.Mapped.class);
        return ((MappingOutcome.Mapped) outcome)
                .contract().request().wanted().stream()
                        .filter(wanted -> wanted.attribute().equals("employmentStartDate"))
                        .toList();
    }

    private static Contract startingOn(LocalDate day, Contract contract) {
        return new Contract(
                contract.id(),
                contract.name(),
                contract.state(),
                contract.templateId(),
                contract.templateGroupId(),
                contract.workspaceId(),
                contract.parties(),
                contract.fields(),
                new Lifecycle(
                        OpenValue.of(LifecycleState.ACTIVE),
                        null,
                        null,
                        null,
                        false,
                        false,
                        1,
                        null,
                        day,
                        null,
                        null,
                        null),
                contract.createdTime(),
                contract.publishedTime(),
                contract.signingPeriodExpiryTime(),
                contract.stateUpdatedTime(),
                contract.updatedTime());
    }

    private static ContractMapper mapper(String sections) {
        String yaml = """
                name: Demo
                version: "1"
                templateGroup: {name: Demo}
                identifiedBy: [email]
                events: [a]
                dataFields:
                  - {customId: demo_employee_address, name: B, hrmAttribute: address, type: address, owner: contract}
                """;
        return new ContractMapper(read(yaml + sections), Ports.scimLike());
    }

    private static IntegrationDescription read(String yaml) {
        return IntegrationFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "test.yaml");
    }

    private static UpsertRequest request(ContractMapper by, Contract contract) {
        MappingOutcome outcome = by.map(1, AccountMapping.NONE, contract);
        assertThat(outcome).isInstanceOf(MappingOutcome.Mapped.class);
        return ((MappingOutcome.Mapped) outcome).contract().request();
    }

    private static Contract living(Lifecycle lifecycle) {
        Contract signed = contract(ContractState.SIGNED, Map.of(), person("4711", "a@b.se"));
        return new Contract(
                signed.id(),
                signed.name(),
                signed.state(),
                signed.templateId(),
                signed.templateGroupId(),
                signed.workspaceId(),
                signed.parties(),
                signed.fields(),
                lifecycle,
                null,
                null,
                null,
                SIGNED_AT,
                SIGNED_AT);
    }

    @Test
    void an_account_s_own_mapping_holds_instead_of_the_description_s() {
        // Given
        Contract contract = contract(
                ContractState.SIGNED,
                Map.of("demo_employee_name", "Anna Andersson", "demo_employee_address", "Architect"),
                person("4711", "anna@example.com"));
        AccountMapping own = own(
                new AccountMapping.Field("demo_employee_name", "name", "FILL_IF_EMPTY"),
                new AccountMapping.Field("demo_employee_address", "title", "ASK"));

        // When
        MappingOutcome outcome = mapper.map(1, own, contract);

        // Then
        assertThat(outcome).isInstanceOfSatisfying(MappingOutcome.Mapped.class, mapped -> {
            UpsertRequest request = mapped.contract().request();
            assertThat(values(request)).containsEntry("title", "Architect").doesNotContainKey("address");
            assertThat(owner(request, "displayName")).isEqualTo(ValueOwner.FILL_IF_EMPTY);
            assertThat(owner(request, "title")).isEqualTo(ValueOwner.ASK);
        });
        assertThat(mapper.version(own)).isEqualTo("7");
        assertThat(mapper.version(AccountMapping.NONE)).isEqualTo("1");
    }

    @Test
    void a_field_that_the_description_does_not_know_is_read_as_its_attribute_is() {
        // Given
        Contract contract =
                contract(ContractState.SIGNED, Map.of("their_birthday", "31.12.1990"), person("4711", "a@example.com"));
        AccountMapping own = own(new AccountMapping.Field("their_birthday", "birthDate", "CONTRACT"));

        // When
        MappingOutcome outcome = mapper.map(1, own, contract);

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        MappingOutcome.Mapped.class,
                        mapped -> assertThat(values(mapped.contract().request()))
                                .containsEntry("birthDate", "1990-12-31"));
    }

    @ParameterizedTest
    @CsvSource({
        "shoe, shoeSize, CONTRACT, there are",
        "demo_employee_name, address, EVERYBODY, EVERYBODY",
        "demo_employee_name, address, UNKNOWN, UNKNOWN",
        "Demo Name, address, CONTRACT, customId",
        "demo_employee_name, contractStatus, CONTRACT, fact of the contract",
        "demo_employee_name, '', CONTRACT, hrmAttribute"
    })
    void a_mapping_that_makes_no_sense_is_a_case_for_a_person(
            String customId, String attribute, String owner, String reason) {
        assertThat(refusal(new AccountMapping.Field(customId, attribute, owner)))
                .contains(reason, "choose another one");
    }

    @Test
    void a_field_or_an_attribute_is_mapped_once() {
        AccountMapping.Field address = new AccountMapping.Field("demo_employee_address", "address", "CONTRACT");
        assertThat(refusal(address, new AccountMapping.Field("demo_manager_name", "address", "CONTRACT")))
                .contains("two data fields");
        assertThat(refusal(address, new AccountMapping.Field("demo_employee_address", "title", "CONTRACT")))
                .contains("mapped twice");
    }

    private String refusal(AccountMapping.Field... fields) {
        Contract contract = contract(ContractState.SIGNED, Map.of(), person("4711", "a@example.com"));
        MappingOutcome outcome = mapper.map(1, own(fields), contract);
        return outcome instanceof MappingOutcome.Unmappable(String reason) ? reason : outcome.toString();
    }

    private static AccountMapping own(AccountMapping.Field... fields) {
        return new AccountMapping("7", List.of(fields));
    }

    private static ValueOwner owner(UpsertRequest request, String attribute) {
        return request.wanted().stream()
                .filter(wanted -> wanted.attribute().equals(attribute))
                .findFirst()
                .orElseThrow()
                .owner();
    }

    private MappedContract mapped(Contract contract) {
        MappingOutcome outcome = mapper.map(1, AccountMapping.NONE, contract);
        assertThat(outcome).isInstanceOf(MappingOutcome.Mapped.class);
        return ((MappingOutcome.Mapped) outcome).contract();
    }

    private EmployeeKey key(Participant person) {
        EmployeeKey key = mapped(contract(ContractState.SIGNED, Map.of(), person))
                .request()
                .key();
        assertThat(key).isNotNull();
        return java.util.Objects.requireNonNull(key);
    }

    private static Map<String, String> values(UpsertRequest request) {
        return request.wanted().stream()
                .filter(wanted -> !wanted.isEmpty())
                .collect(Collectors.toMap(Wanted::attribute, Wanted::value));
    }

    private static Contract contract(ContractState state, Map<String, String> values, Participant... persons) {
        List<Party> parties = new ArrayList<>();
        parties.add(new Party(
                1, OpenValue.of(PartyType.COMPANY), "Us", null, "SE", true, List.of(person("999", "us@x.se"))));
        for (Participant person : persons) {
            parties.add(new Party(2, OpenValue.of(PartyType.INDIVIDUAL), null, null, "SE", false, List.of(person)));
        }
        List<ContractField> fields = values.entrySet().stream()
                .map(entry -> new ContractField(1, entry.getKey(), entry.getKey(), entry.getValue()))
                .toList();
        return new Contract(
                51874,
                "Contract",
                OpenValue.of(state),
                1L,
                2L,
                3L,
                parties,
                fields,
                null,
                null,
                null,
                null,
                SIGNED_AT,
                SIGNED_AT);
    }

    private static Contract withState(Contract contract, String state) {
        return new Contract(
                contract.id(),
                contract.name(),
                OpenValue.parse(ContractState.class, state),
                contract.templateId(),
                contract.templateGroupId(),
                contract.workspaceId(),
                contract.parties(),
                contract.fields(),
                contract.lifecycle(),
                contract.createdTime(),
                contract.publishedTime(),
                contract.signingPeriodExpiryTime(),
                contract.stateUpdatedTime(),
                contract.updatedTime());
    }

    private static Participant person(@Nullable String number, String email) {
        return new Participant(
                7,
                "Anna Andersson",
                email,
                "+46701234567",
                number,
                "Engineer",
                true,
                OpenValue.of(SignState.SIGNED),
                SIGNED_AT,
                false,
                "email",
                "standard_esign");
    }
}
