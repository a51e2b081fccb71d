package dev.countersign.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sync.TestClock;
import dev.countersign.sync.TestDatabase;
import dev.countersign.sync.TestProperties;
import dev.countersign.sync.config.SyncProperties;
import dev.countersign.sync.hrm.ContractClaim;
import dev.countersign.sync.hrm.Standing;
import dev.countersign.sync.hrm.UpsertRequest;
import dev.countersign.sync.mapping.MappedContract;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last day of a contract comes, whether or not anybody tells. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EndDatesIT {

    private static final LocalDate END = LocalDate.of(2026, 12, 31);

    private final TestClock clock = new TestClock();
    private JdbcClient jdbc;
    private EndDates ends;

    @BeforeAll
    void start() {
        TestDatabase database = TestDatabase.migrated("end_dates");
        jdbc = database.jdbc();
        SyncProperties properties = TestProperties.of(SyncProperties.class, Map.of());
        ContractWork work = new ContractWork(database.batches(), jdbc, clock, properties);
        ends = new EndDates(jdbc, database.transactions(), work, clock);
    }

    @BeforeEach
    void oneContractThatIsInStep() {
        clock.set(Instant.parse("2026-11-24T12:00:00Z"));
        int _ = jdbc.sql("truncate contract_sync").update();
        int _ = jdbc.sql(
                        "insert into contract_sync (account_id, contract_id, state, due_at) values (1, 7, 'clean', now())")
                .update();
    }

    @Test
    void a_contract_is_looked_at_once_when_its_last_day_is_over() {
        // Given
        ends.expect(claimed(), mapped(Standing.IN_FORCE, END));
        clock.set(Instant.parse("2026-12-31T23:59:59Z"));
        assertThat(ends.mark()).isZero();
        clock.set(Instant.parse("2027-01-01T00:00:00Z"));

        // When
        int marked = ends.mark();

        // Then
        assertThat(marked).isEqualTo(1);
        assertThat(state()).isEqualTo("dirty");
        assertThat(ends.mark()).isZero();
    }

    @Test
    void one_that_oneflow_still_calls_active_after_its_end_is_looked_at_daily() {
        // Given
        clock.set(Instant.parse("2027-02-01T08:00:00Z"));
        ends.expect(claimed(), mapped(Standing.IN_FORCE, END));
        assertThat(ends.mark()).isZero();

        // When
        clock.set(Instant.parse("2027-02-02T08:00:00Z"));
        int marked = ends.mark();

        // Then
        assertThat(marked).isEqualTo(1);
    }

    @Test
    void an_end_that_moves_moves_the_look() {
        // Given
        ends.expect(claimed(), mapped(Standing.IN_FORCE, END));
        ends.expect(claimed(), mapped(Standing.IN_FORCE, END.plusMonths(1)));

        // When
        clock.set(Instant.parse("2027-01-15T00:00:00Z"));
        int marked = ends.mark();

        // Then
        assertThat(marked).isZero();
    }

    @ParameterizedTest
    @EnumSource(value = Standing.class, mode = EnumSource.Mode.EXCLUDE, names = "IN_FORCE")
    void the_end_of_what_is_not_in_force_is_nothing_to_wait_for(Standing standing) {
        // Given
        ends.expect(claimed(), mapped(standing, END));
        ends.expect(claimed(), mapped(Standing.IN_FORCE, null));

        // When
        clock.set(Instant.parse("2030-01-01T00:00:00Z"));
        int marked = ends.mark();

        // Then
        assertThat(marked).isZero();
    }

    @Test
    void what_was_given_up_waits_for_nothing() {
        // Given
        ends.expect(claimed(), mapped(Standing.IN_FORCE, END));
        int _ = jdbc.sql("update contract_sync set state = 'given_up'").update();
        clock.set(Instant.parse("2027-01-01T00:00:00Z"));

        // When
        int marked = ends.mark();

        // Then
        assertThat(marked).isZero();
        assertThat(state()).isEqualTo("given_up");
    }

    private String state() {
        return jdbc.sql("select state from contract_sync where contract_id = 7")
                .query(String.class)
                .single();
    }

    private static ClaimedContract claimed() {
        return new ClaimedContract(
                1, 7, 1, 1, 0, 0, null, null, null, null, null, null, Set.of(), new UUID(0, 1), null, false);
    }

    private static MappedContract mapped(Standing standing, @Nullable LocalDate end) {
        UpsertRequest request =
                new UpsertRequest(null, null, new ContractClaim(7, standing, null), List.of(), Set.of(), false);
        return new MappedContract(request, List.of(), end);
    }
}
