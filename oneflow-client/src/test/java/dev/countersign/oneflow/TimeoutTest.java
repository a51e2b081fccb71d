package dev.countersign.oneflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.oneflow.FakeOneflow.Answer;
import dev.countersign.oneflow.OneflowFailure.Reason;
import dev.countersign.oneflow.OneflowFailure.Temporary;
import dev.countersign.oneflow.OneflowResult.Failed;
import dev.countersign.oneflow.model.NewTemplateGroup;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A slow Oneflow costs a bounded time, whatever way it is slow. */
@Timeout(20)
final class TimeoutTest {

    private final FakeOneflow oneflow = new FakeOneflow();

    @AfterEach
    void close() {
        oneflow.close();
    }

    @Test
    void silence_ends_with_the_read_time_out() {
        oneflow.on("GET /v1/ping", Answer.silence());
        try (OneflowClients clients = clients(Duration.ofMillis(200), Duration.ofSeconds(10))) {

            OneflowResult<Done> result = clients.as(Fixtures.TOKEN).ping();

            assertThat(result).isEqualTo(temporary("GET /ping", Reason.TIMEOUT, false));
        }
    }

    @Test
    void a_trickle_ends_with_the_total_time_out() {
        oneflow.on("GET /v1/ping", Answer.drip());
        try (OneflowClients clients = clients(Duration.ofSeconds(5), Duration.ofMillis(400))) {

            OneflowResult<Done> result = clients.as(Fixtures.TOKEN).ping();

            assertThat(result).isEqualTo(temporary("GET /ping", Reason.TIMEOUT, false));
        }
    }

    @Test
    void a_change_that_timed_out_may_have_taken_effect() {
        oneflow.on("POST /v1/template_types", Answer.silence());
        try (OneflowClients clients = clients(Duration.ofMillis(200), Duration.ofSeconds(10))) {

            OneflowResult<?> result = clients.as(Fixtures.TOKEN).createTemplateGroup(new NewTemplateGroup("a", null));

            assertThat(result).isEqualTo(temporary("POST /template_types", Reason.TIMEOUT, true));
            assertThat(oneflow.seen()).hasSize(1);
        }
    }

    @Test
    void an_interrupted_caller_stops_at_once() {
        oneflow.on("GET /v1/ping", Answer.silence());
        try (OneflowClients clients = clients(Duration.ofSeconds(15), Duration.ofSeconds(15))) {
            CompletableFuture<OneflowResult<Done>> result = new CompletableFuture<>();
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            Thread caller = Thread.ofVirtual().start(() -> {
                result.complete(clients.as(Fixtures.TOKEN).ping());
                flag.complete(Thread.currentThread().isInterrupted());
            });
            Awaitility.await().until(() -> !oneflow.seen().isEmpty());

            caller.interrupt();

            assertThat(result)
                    .succeedsWithin(Duration.ofSeconds(5))
                    .isEqualTo(temporary("GET /ping", Reason.INTERRUPTED, false));
            assertThat(flag).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(true);
        }
    }

    @Test
    void waiting_for_a_connection_counts_as_time_too() {
        oneflow.on("GET /v1/ping", Answer.silence());
        try (OneflowClients clients = OneflowClients.create(oneflow.settings()
                .withTimeouts(
                        Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(1))
                .withLimits(1000, 1000, 1)
                .withRetries(1, Duration.ofMillis(1)))) {
            CompletableFuture<OneflowResult<Done>> first = new CompletableFuture<>();
            Thread.ofVirtual()
                    .start(() -> first.complete(clients.as(Fixtures.TOKEN).ping()));
            Awaitility.await().until(() -> !oneflow.seen().isEmpty());

            OneflowResult<Done> second = clients.as(Fixtures.TOKEN).ping();

            assertThat(second).isEqualTo(temporary("GET /ping", Reason.TIMEOUT, false));
            assertThat(first)
                    .succeedsWithin(Duration.ofSeconds(5))
                    .isEqualTo(temporary("GET /ping", Reason.TIMEOUT, false));
        }
    }

    @Test
    void a_slow_file_store_ends_with_the_download_time_out() {
        oneflow.on("GET /v1/contracts/1/files/1", Answer.status(302, "Location", oneflow.origin() + "/store/a.pdf"));
        oneflow.on("GET /store/a.pdf", Answer.drip());
        try (OneflowClients clients = clients(Duration.ofSeconds(5), Duration.ofSeconds(5))) {

            OneflowResult<DownloadedFile> result = clients.as(Fixtures.TOKEN).downloadContractFile(1, 1);

            assertThat(result).isEqualTo(temporary("GET /contracts/{id}/files/{file}", Reason.TIMEOUT, false));
        }
    }

    private OneflowClients clients(Duration read, Duration total) {
        return OneflowClients.create(oneflow.settings()
                .withTimeouts(Duration.ofSeconds(1), read, total, Duration.ofMillis(300))
                .withRetries(1, Duration.ofMillis(1)));
    }

    private static OneflowResult<?> temporary(String call, Reason reason, boolean mayHaveTakenEffect) {
        return new Failed<>(new Temporary(call, reason, 0, mayHaveTakenEffect, null));
    }
}
