package dev.countersign.local.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ClaimLogTest {

    @Test
    void a_claim_is_its_planning_and_its_execution_and_other_statements_are_none() {
        // Given
        String log = """
                2026-11-30 13:00:00.000 UTC [1] LOG:  duration: 0.500 ms  parse S_1: /* claim */ with suspended as (
                    update account_credentials
                2026-11-30 13:00:00.001 UTC [1] LOG:  duration: 0.250 ms  bind S_1: /* claim */ with suspended as (
                2026-11-30 13:00:00.001 UTC [2] LOG:  duration: 9.000 ms  execute S_7: update contract_sync set x = 1
                2026-11-30 13:00:00.002 UTC [1] LOG:  duration: 1.250 ms  execute S_1: /* claim */ with suspended as (
                2026-11-30 13:00:00.003 UTC [1] LOG:  duration: 1.000 ms  bind S_1: /* claim */ with suspended as (
                2026-11-30 13:00:00.004 UTC [1] LOG:  duration: 2.000 ms  execute S_1: /* claim */ with suspended as (
                """;

        // When
        List<Double> claims = ClaimLog.claims(log);

        // Then
        assertThat(claims).containsExactly(2.0, 3.0);
    }
}
