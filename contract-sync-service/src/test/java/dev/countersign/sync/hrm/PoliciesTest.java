package dev.countersign.sync.hrm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.sync.hrm.OwnershipPolicy.Decision;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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
    void the_owner_decides_when_contract_and_hrm_differ(ValueOwner owner, String current, Decision expected) {
        assertThat(OwnershipPolicy.decide(owner, current, "wanted")).isEqualTo(expected);
    }

    @Property
    void what_is_equal_is_never_written(@ForAll ValueOwner owner, @ForAll String value) {
        assertThat(OwnershipPolicy.decide(owner, value, value)).isEqualTo(Decision.KEEP);
    }

    @Test
    void a_record_follows_the_contract_that_was_signed_last() {
        assertThat(ContractPrecedence.mayWrite(signed(8, "2026-02-01T00:00:00Z"), FOLLOWS_SEVEN))
                .isTrue();
        assertThat(ContractPrecedence.mayWrite(signed(6, "2025-02-01T00:00:00Z"), FOLLOWS_SEVEN))
                .isFalse();
        assertThat(ContractPrecedence.mayWrite(new ContractClaim(8, false, null), FOLLOWS_SEVEN))
                .isFalse();
        assertThat(ContractPrecedence.mayWrite(new ContractClaim(7, false, null), FOLLOWS_SEVEN))
                .isTrue();
        assertThat(ContractPrecedence.mayWrite(new ContractClaim(8, false, null), Map.of()))
                .isTrue();
        assertThat(ContractPrecedence.mayWrite(
                        new ContractClaim(8, false, null), Map.of("contractId", "7", "contractStatus", "declined")))
                .isTrue();
    }

    @Test
    void a_record_follows_the_contract_whose_id_it_has() {
        assertThat(ContractPrecedence.follows(new ContractClaim(7, false, null), FOLLOWS_SEVEN))
                .isTrue();
        assertThat(ContractPrecedence.follows(new ContractClaim(8, false, null), FOLLOWS_SEVEN))
                .isFalse();
        assertThat(ContractPrecedence.follows(new ContractClaim(7, false, null), Map.of()))
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
        return ContractPrecedence.mayWrite(second, record) ? second.contractId() : first.contractId();
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
