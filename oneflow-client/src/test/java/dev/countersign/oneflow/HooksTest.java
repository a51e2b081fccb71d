package dev.countersign.oneflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.oneflow.FakeOneflow.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What services hang on: trace headers and metrics. */
final class HooksTest {

    private final FakeOneflow oneflow = new FakeOneflow();
    private final List<OneflowCall> calls = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        oneflow.close();
    }

    @Test
    void extra_headers_of_the_moment_are_sent() {
        oneflow.on("GET /v1/ping", Answer.ok("{}"));
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        try (OneflowClients clients = OneflowClients.create(oneflow.settings()
                .withCustomSource("countersign")
                .withExtraHeaders(() -> Map.of("traceparent", trace, "X-Oneflow-Api-Token", "someone else's")))) {

            clients.as(Fixtures.TOKEN).ping();

            assertThat(oneflow.onlyRequest().header("traceparent")).isEqualTo(trace);
            assertThat(oneflow.onlyRequest().header("x-oneflow-custom-source")).isEqualTo("countersign");
            assertThat(oneflow.onlyRequest().header("x-oneflow-api-token")).isEqualTo(Fixtures.TOKEN.value());
            assertThat(oneflow.onlyRequest().header("x-oneflow-user-email")).isNull();
        }
    }

    @Test
    void the_observer_hears_of_every_try() {
        oneflow.on("GET /v1/contracts/7", Answer.status(503), Answer.ok("{\"id\":7}"));
        try (OneflowClients clients = OneflowClients.create(oneflow.settings().withObserver(calls::add))) {

            clients.as(Fixtures.TOKEN).contract(7);

            assertThat(calls)
                    .extracting(OneflowCall::endpoint, OneflowCall::outcome, OneflowCall::status, OneflowCall::attempt)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("GET /contracts/{id}", "temporary", 503, 1),
                            org.assertj.core.groups.Tuple.tuple("GET /contracts/{id}", "success", 200, 2));
            assertThat(calls).allSatisfy(call -> assertThat(call.duration()).isPositive());
        }
    }

    @Test
    void a_broken_observer_breaks_nothing() {
        oneflow.on("GET /v1/ping", Answer.ok("{}"));
        try (OneflowClients clients = OneflowClients.create(oneflow.settings().withObserver(_ -> {
            throw new IllegalStateException("metrics are down");
        }))) {

            OneflowResult<Done> result = clients.as(Fixtures.TOKEN).ping();

            assertThat(result).isEqualTo(OneflowResult.success(Done.DONE));
        }
    }

    @Test
    void a_used_up_budget_is_counted_and_nothing_is_sent() {
        oneflow.on("GET /v1/ping", Answer.ok("{}"));
        RateBudget tiny = new RateBudget(4, Duration.ofHours(1), Duration.ZERO, Duration.ofSeconds(1));
        try (OneflowClients clients =
                OneflowClients.create(oneflow.settings().withBudget(tiny, 10).withObserver(calls::add))) {
            clients.as(Fixtures.TOKEN).ping();

            clients.as(Fixtures.TOKEN, Fixtures.USER).ping();

            assertThat(calls).extracting(OneflowCall::outcome).containsExactly("success", "budget_exhausted");
            assertThat(oneflow.seen()).hasSize(1);
        }
    }
}
