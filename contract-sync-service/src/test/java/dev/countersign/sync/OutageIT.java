package dev.countersign.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything is down for a day: no webhook arrives, nothing runs. */
final class OutageIT {

    private static final Map<String, String> FIELDS =
            Map.of("demo_employee_name", "Olle Outage", "demo_employee_birthdate", "1990-12-31");
    private static final Map<String, String> SCHEDULED = Map.of("countersign.reconciliation.enabled", "true");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final World world = World.get();

    @Test
    void after_a_day_without_anything_the_records_are_right_again_without_anyone_s_help() {
        // Given
        String database = world.database("sync_outage");
        Customer customer = world.customer();
        long deleted = contract(customer, "990001", "sign");
        long pending = contract(customer, "990002");
        long ended = contract(customer, "990003", "sign", "lifecycle/start");
        try (ConfigurableApplicationContext service = world.start(database, SCHEDULED)) {
            world.provision(customer, 1);
            for (long contract : List.of(deleted, pending, ended)) {
                world.event(customer, contract, "contract:sign");
            }
            JdbcClient jdbc = service.getBean(JdbcClient.class);
            await().atMost(SOON)
                    .until(() -> jdbc.sql("select count(*) from contract_sync where state = 'clean'")
                                    .query(Integer.class)
                                    .single()
                            == 3);
            await().atMost(SOON)
                    .until(() ->
                            jdbc.sql("select count(*) from reconciliation_account where full_finished_at is not null")
                                            .query(Integer.class)
                                            .single()
                                    == 1);
            int _ = jdbc.sql("""
                            update reconciliation_account set watermark = watermark - interval '24 hours',
                                last_started_at = last_started_at - interval '24 hours',
                                full_finished_at = full_finished_at - interval '24 hours'""").update();
        }
        customer.act(deleted, "delete");
        customer.act(pending, "sign");
        customer.act(ended, "lifecycle/terminate");
        contract(customer, "990004", "sign");

        // When
        try (ConfigurableApplicationContext _ = world.start(
                database,
                Map.of("countersign.reconciliation.enabled", "true", "countersign.reconciliation.grace", "0s"))) {

            // Then
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(world.employee("990001")).containsEntry("contractStatus", "deleted");
                assertThat(world.employee("990002")).containsEntry("contractStatus", "signed");
                assertThat(world.employee("990003")).containsEntry("contractStatus", "terminated");
                assertThat(world.employee("990004")).containsEntry("contractStatus", "signed");
            });
        }
    }

    private static long contract(Customer customer, String number, String... actions) {
        long contract = customer.contract(FIELDS, number + "@example.com", number);
        customer.act(contract, "publish");
        for (String action : actions) {
            customer.act(contract, action);
        }
        return contract;
    }
}
