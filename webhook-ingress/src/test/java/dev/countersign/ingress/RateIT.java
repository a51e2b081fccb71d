package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.schemas.topic.TopicNames;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Endpoints that are called too often. They may be called once in a second here, and ten times at once. */
@SuppressWarnings("NullAway.Init")
final class RateIT {

    private static final String KEY = "rate-sign-key";

    @TempDir
    static Path directory;

    private static TestBroker broker;
    private static TestRegistry registry;
    private static TestIngress ingress;

    @BeforeAll
    static void start() {
        broker = new TestBroker();
        registry = new TestRegistry("rate-it");
        var endpoints = new TestEndpoints(directory);
        for (String id : List.of("noisy", "quiet", "attacked", "captured", "repeating")) {
            broker.write(TopicNames.WEBHOOK_ENDPOINTS, id, registry.encodeEndpoint(endpoints.endpoint(id, 77, KEY)));
        }
        ingress = TestIngress.start(
                broker.addresses(),
                registry.url(),
                endpoints,
                "--countersign.ingress.max-endpoint-rate=1",
                "--countersign.ingress.max-endpoint-burst=10",
                "--countersign.ingress.retry-after=7s");
        await().atMost(Duration.ofSeconds(15)).until(ingress::isReady);
    }

    @AfterAll
    static void stop() {
        ingress.close();
        registry.close();
        broker.close();
    }

    @Test
    void an_endpoint_above_its_rate_is_answered_429_and_the_others_are_not() {
        // Given
        List<Integer> statuses = deliver("noisy", KEY, 30);
        // When
        HttpResponse<String> noisy = ingress.deliver("noisy", Calls.call("too-much", KEY, 1, "x:y"));
        HttpResponse<String> quiet = ingress.deliver("quiet", Calls.call("quiet", KEY, 1, "x:y"));
        // Then
        assertThat(statuses)
                .startsWith(200, 200, 200, 200, 200, 200, 200, 200, 200, 200)
                .contains(429);
        Problems.assertProblem(noisy, 429);
        assertThat(noisy.headers().firstValue("Retry-After")).contains("7");
        assertThat(quiet.statusCode()).isEqualTo(200);
    }

    @Test
    void bad_signatures_use_up_nothing_and_cost_kafka_nothing() {
        // Given
        double sentBefore = ingress.metric("publish_seconds_count", "");
        List<Integer> forged = deliver("attacked", "another-key", 50);
        double sentAfter = ingress.metric("publish_seconds_count", "");
        // When
        int genuine = ingress.deliver("attacked", Calls.call("genuine", KEY, 1, "x:y"))
                .statusCode();
        // Then
        assertThat(forged).containsOnly(401);
        assertThat(sentAfter).isEqualTo(sentBefore);
        assertThat(genuine).isEqualTo(200);
    }

    @Test
    void a_captured_signature_uses_up_nothing_of_what_the_genuine_sender_may_send() {
        // Given
        String captured = Calls.call("captured", KEY, 1, "x:y");
        ingress.deliver("captured", captured);
        List<Integer> altered = IntStream.range(2, 30)
                .mapToObj(i -> captured.replace("{\"id\":1}", "{\"id\":" + i + "}"))
                .map(body -> ingress.deliver("captured", body).statusCode())
                .toList();
        // When
        int genuine =
                ingress.deliver("captured", Calls.call("next", KEY, 1, "x:y")).statusCode();
        // Then
        assertThat(altered).contains(200, 429);
        assertThat(genuine).isEqualTo(200);
    }

    @Test
    void repeats_use_up_nothing() {
        // Given
        String body = Calls.call("repeating", KEY, 1, "x:y");
        IntStream.range(0, 30).forEach(_ -> ingress.deliver("repeating", body));
        // When
        int next = ingress.deliver("repeating", Calls.call("next-one", KEY, 1, "x:y"))
                .statusCode();
        // Then
        assertThat(next).isEqualTo(200);
    }

    private static List<Integer> deliver(String endpointId, String key, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ingress.deliver(endpointId, Calls.call(endpointId + i, key, 1, "x:y"))
                        .statusCode())
                .toList();
    }
}
