package dev.countersign.sync.hrm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.schemas.integration.WhenEmpty;
import dev.countersign.sync.hrm.OwnershipPolicy.Decision;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PoliciesTest {

    private static final Map<String, String> FOLLOWS_SEVEN =
            Map.of("contractId", "7", "contractStatus", "signed", "contractSignedAt", "2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "CONTRACT, other, WRITE", "CONTRACT, , WRITE", "HRM, other, KEEP", "HRM, , KEEP",
        "FILL_IF_EMPTY, other, KEEP", "FILL_IF_EMPTY, , WRITE", "ASK, other, REVIEW", "ASK, , WRITE"
    })
    void the_owner_decides_when_contract_and_hrm_differ(ValueOwner owner, @Nullable String current, Decision expected) {
        assertThat(OwnershipPolicy.decide(wanted("wanted", owner, WhenEmpty.KEEP), current, null, null))
                .isEqualTo(expected);
    }

    @Property
    void what_is_equal_is_never_written(@ForAll ValueOwner owner, @ForAll String value) {
        assertThat(OwnershipPolicy.decide(wanted(value, owner, WhenEmpty.CLEAR), value, null, null))
                .isEqualTo(Decision.AGREED);
    }

    @ParameterizedTest
    @CsvSource({
        "CLEAR_OWN, CONTRACT, ours, ours, WRITE",
        "CLEAR_OWN, CONTRACT, theirs, ours, KEEP",
        "CLEAR_OWN, CONTRACT, theirs, , KEEP",
        "CLEAR, CONTRACT, theirs, , WRITE",
        "CLEAR, HRM, theirs, , KEEP",
        "CLEAR, FILL_IF_EMPTY, theirs, , KEEP",
        "CLEAR, ASK, theirs, , REVIEW",
        "CLEAR, CONTRACT, , ours, AGREED"
    })
    void an_empty_source_clears_what_its_policy_lets_it_clear(
            WhenEmpty policy, ValueOwner owner, @Nullable String current, @Nullable String ours, Decision expected) {
        KnownValue known = ours == null ? null : new KnownValue(ours, null);
        assertThat(OwnershipPolicy.decide(wanted("", owner, policy), current, known, null))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "true, wanted, WRITE",
        "false, wanted, KEEP_AS_DECIDED",
        "true, another, REVIEW",
        "false, another, REVIEW"
    })
    void an_answer_is_one_to_its_proposal_only(boolean accepted, String proposed, Decision expected) {
        assertThat(OwnershipPolicy.decide(
                        wanted("wanted", ValueOwner.ASK, WhenEmpty.KEEP),
                        "theirs",
                        null,
                        new ReviewAnswer(accepted, proposed)))
                .isEqualTo(expected);
    }

    @Test
    void whoever_empties_an_attribute_is_asked_about_it_too() {
        assertThat(OwnershipPolicy.decide(
                        wanted("wanted", ValueOwner.ASK, WhenEmpty.KEEP), null, new KnownValue("wanted", null), null))
                .isEqualTo(Decision.REVIEW);
    }

    private static Wanted wanted(String value, ValueOwner owner, WhenEmpty whenEmpty) {
        return new Wanted("title", value, "test", owner, whenEmpty);
    }

    @Test
    void what_our_own_database_knows_comes_before_what_the_record_says() {
        // Given
        KnownRecord known = new KnownRecord(signed(9, "2026-03-01T00:00:00Z"), Map.of(), Map.of());

        // Then
        assertThat(ContractPrecedence.mayWrite(signed(8, "2026-02-01T00:00:00Z"), known, Map.of()))
                .isFalse();
        assertThat(ContractPrecedence.mayWrite(signed(8, "2026-02-01T00:00:00Z"), known, FOLLOWS_SEVEN))
                .isFalse();
        assertThat(ContractPrecedence.follows(signed(9, "2026-03-01T00:00:00Z"), known, FOLLOWS_SEVEN))
                .isTrue();
    }

    @Property
    void claims_are_in_a_total_order(@ForAll("claims") ContractClaim one, @ForAll("claims") ContractClaim two) {
        assertThat(Integer.signum(one.compareTo(two))).isEqualTo(-Integer.signum(two.compareTo(one)));
        assertThat(one.compareTo(two) == 0).isEqualTo(one.equals(two));
    }

    @Provide
    Arbitrary<ContractClaim> claims() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 3),
                        Arbitraries.of(Standing.values()),
                        Arbitraries.longs().between(0, 2).injectNull(0.3))
                .as((id, standing, at) ->
                        new ContractClaim(id, standing, at == null ? null : Instant.ofEpochSecond(at)));
    }

    @Test
    void a_record_follows_the_contract_that_was_signed_last() {
        assertThat(ContractPrecedence.mayWrite(signed(8, "2026-02-01T00:00:00Z"), KnownRecord.NOTHING, FOLLOWS_SEVEN))
                .isTrue();
        assertThat(ContractPrecedence.mayWrite(signed(6, "2025-02-01T00:00:00Z"), KnownRecord.NOTHING, FOLLOWS_SEVEN))
                .isFalse();
        assertThat(ContractPrecedence.mayWrite(new ContractClaim(8, false, null), KnownRecord.NOTHING, FOLLOWS_SEVEN))
                .isFalse();
        assertThat(ContractPrecedence.mayWrite(new ContractClaim(7, false, null), KnownRecord.NOTHING, FOLLOWS_SEVEN))
                .isTrue();
        assertThat(ContractPrecedence.mayWrite(new ContractClaim(8, false, null), KnownRecord.NOTHING, Map.of()))
                .isTrue();
        assertThat(ContractPrecedence.mayWrite(
                        new ContractClaim(8, false, null),
                        KnownRecord.NOTHING,
                        Map.of("contractId", "7", "contractStatus", "declined")))
                .isTrue();
    }

    @Test
    void a_record_follows_the_contract_whose_id_it_has() {
        assertThat(ContractPrecedence.follows(new ContractClaim(7, false, null), KnownRecord.NOTHING, FOLLOWS_SEVEN))
                .isTrue();
        assertThat(ContractPrecedence.follows(new ContractClaim(8, false, null), KnownRecord.NOTHING, FOLLOWS_SEVEN))
                .isFalse();
        assertThat(ContractPrecedence.follows(new ContractClaim(7, false, null), KnownRecord.NOTHING, Map.of()))
                .isFalse();
    }

    @Property
    void of_two_signed_contracts_the_order_of_their_syncs_does_not_matter(@ForAll int first, @ForAll int second) {
        ContractClaim one = new ContractClaim(1, true, Instant.ofEpochSecond(first));
        ContractClaim two = new ContractClaim(2, true, Instant.ofEpochSecond(second));
        if (first != second) {
            assertThat(follows(one, two)).isEqualTo(follows(two, one));
        }
    }

    private static long follows(ContractClaim first, ContractClaim second) {
        Map<String, String> record = record(first);
        return ContractPrecedence.mayWrite(second, KnownRecord.NOTHING, record)
                ? second.contractId()
                : first.contractId();
    }

    private static Map<String, String> record(ContractClaim claim) {
        return Map.of(
                "contractId", Long.toString(claim.contractId()),
                "contractStatus", "signed",
                "contractSignedAt", String.valueOf(claim.signedAt()));
    }

    private static ContractClaim signed(long contract, String at) {
        return new ContractClaim(contract, true, Instant.parse(at));
    }
}
