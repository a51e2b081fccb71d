package dev.countersign.local.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.countersign.local.bench.report.Environment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlanTest {

    private static final long A_DAY = 86_400;
    private static final Environment SOMEWHERE =
            new Environment("2026-11-30T12:00:00Z", "abc", "2 × CPU", "8 GB", "Linux", "JDK", Map.of(), Map.of());
    /** 10 contracts: 60 webhooks of 500 bytes, 20 reads, and so on. */
    private static final Footprint FOOTPRINT =
            new Footprint(SOMEWHERE, 10, 60, 20, 200, 400, 1_000_000, 50_000, 30_000, 4_000);

    private static final Costs COSTS =
            new Costs(100, 20_000, 10, 100, 6, FOOTPRINT, List.of("ingress.json", "sync.json", "footprint.json"));

    @Test
    void the_peak_is_so_many_times_the_average() {
        // When
        Demand demand = new Demand(A_DAY, 6, 2, 3, 1000, 3, 12, 100_000, 0.5);

        // Then
        assertThat(demand.webhooksAtPeak()).isEqualTo(18);
        assertThat(demand.readsAtPeak()).isEqualTo(6);
        assertThat(demand.signaturesAtPeak()).isEqualTo(3);
    }

    @Test
    void with_few_accounts_the_first_limit_is_oneflows() {
        // When
        Plan plan = new Plan(new Demand(100 * A_DAY, 6, 2, 3, 10, 3, 12, 100_000, 0.5), COSTS);

        // Then
        assertThat(plan.first().what()).isEqualTo("Oneflow's rate limit of a token");
        assertThat(plan.first().required()).isEqualTo(95);
        assertThat(plan.carried()).isCloseTo((long) (100 * A_DAY * 10 * Plan.CALLS_PER_TOKEN / 600), within(1L));
    }

    @Test
    void with_many_accounts_the_first_limit_is_the_sync_service() {
        // When
        Plan plan = new Plan(new Demand(100 * A_DAY, 6, 2, 3, 10_000, 3, 2, 100_000, 0.5), COSTS);

        // Then
        assertThat(plan.first().what()).isEqualTo("contract-sync-service");
        assertThat(plan.first().required()).isEqualTo(12);
        assertThat(plan.first().carried()).isEqualTo(100.0 / 600, within(1e-9));
    }

    @Test
    void what_was_measured_for_each_webhook_read_and_contract_is_multiplied() {
        // When
        Plan plan = new Plan(new Demand(A_DAY, 6, 2, 1, 100, 3, 12, 100_000, 0.5), COSTS);

        // Then
        assertThat(plan.ingressCores()).isEqualTo(6 * 100e-6, within(1e-9));
        assertThat(plan.syncCores()).isEqualTo(0.02, within(1e-9));
        assertThat(plan.limits())
                .extracting(Limit::what, Limit::needed)
                .contains(tuple("PostgreSQL of the sync service", 20.0));
        assertThat(plan.commitsAtPeak()).isEqualTo(20);
        assertThat(plan.rowsAtPeak()).isEqualTo(40);
        assertThat(plan.databaseBytesPerDay()).isEqualTo(5_000.0 * A_DAY);
        assertThat(plan.kafkaBytesAtPeak()).isEqualTo(6 * 500 + 400);
        assertThat(plan.kafkaDiskBytes())
                .as("events for 14 days, records for 30, three replicas")
                .isEqualTo((6 * 500.0 * 14 + 400.0 * 30) * A_DAY * 3);
    }

    @Test
    void assumptions_that_contradict_each_other_are_refused() {
        // When, Then
        assertThatThrownBy(() -> new Demand(A_DAY, 2, 3, 3, 1, 1, 1, 100_000, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--reads-per-contract must be at most --webhooks-per-contract");
        assertThatThrownBy(() -> new Demand(0, 2, 1, 3, 1, 1, 1, 100_000, 0.5))
                .hasMessageContaining("--contracts-per-day");
        assertThatThrownBy(() -> new Demand(1, 2, 1, 0.5, 1, 1, 1, 100_000, 0.5))
                .hasMessageContaining("--peak-factor");
    }
}
