package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.ContractEvent;
import dev.countersign.schemas.topic.TopicNames;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What records of the endpoint topic do to a running ingress. */
@ExtendWith(RunningIngress.Extension.class)
final class EndpointTopicIT {

    private static final String KEY = RunningIngress.KEY;

    private final RunningIngress running;
    private final TestIngress ingress;
    private final TestEndpoints endpoints;

    EndpointTopicIT(RunningIngress running) {
        this.running = running;
        this.ingress = running.ingress();
        this.endpoints = running.endpoints();
    }

    @Test
    void while_keys_overlap_both_verify_and_an_expired_one_does_not() {
        // Given
        Instant now = Instant.now();
        running.publish(endpoints.endpoint(
                "rotating",
                78,
                endpoints.key("rotating", "ended", "ended-key", Instant.EPOCH, now.minusSeconds(1)),
                endpoints.key("rotating", "old", "old-key", Instant.EPOCH, now.plusSeconds(6500)),
                endpoints.key("rotating", "new", "new-key", now.minusSeconds(1), null),
                endpoints.key("rotating", "next", "next-key", now.plusSeconds(60), null)));
        await().until(() -> ingress.deliver("rotating", "{}").statusCode() == 400);
        // When
        List<Integer> statuses = List.of("ended-key", "old-key", "new-key", "next-key").stream()
                .map(key -> ingress.deliver("rotating", Calls.call("rotation", key, 108, "contract:sign")))
                .map(HttpResponse::statusCode)
                .toList();
        // Then
        assertThat(statuses).containsExactly(401, 200, 200, 401);
        assertThat(running.recordsOf("rotation", 2))
                .extracting(running::decode)
                .extracting(ContractEvent::getSignKeyId)
                .containsExactly("old", "new");
    }

    @Test
    void a_tombstone_ends_an_endpoint() {
        // Given
        running.publish(endpoints.endpoint("ending", 79, KEY));
        await().until(() ->
                ingress.deliver("ending", Calls.call("ending", KEY, 109, "x:y")).statusCode() == 200);
        // When
        running.broker().write(TopicNames.WEBHOOK_ENDPOINTS, "ending", null);
        // Then
        await().until(() ->
                ingress.deliver("ending", Calls.call("ending", KEY, 109, "x:y")).statusCode() == 404);
    }

    @Test
    void an_endpoint_with_a_key_that_does_not_open_verifies_nothing() {
        // Given
        running.publish(endpoints.endpoint("moved", 80, endpoints.key("another", "moved-1", KEY)));
        await().until(() -> ingress.deliver("moved", "{}").statusCode() == 400);
        // When
        HttpResponse<String> answer = ingress.deliver("moved", Calls.call("moved", KEY, 110, "x:y"));
        // Then
        Problems.assertProblem(answer, 401);
        assertThat(ingress.actuator("prometheus").body())
                .containsPattern("countersign_ingress_endpoint_keys_unreadable_total \\d")
                .containsPattern("countersign_ingress_endpoints_unreadable [1-9]");
    }

    @Test
    void a_record_that_is_no_endpoint_hides_only_its_own_endpoint() {
        // Given
        running.broker().write(TopicNames.WEBHOOK_ENDPOINTS, "garbage", new byte[] {9, 9, 9});
        running.publish(endpoints.endpoint("after-garbage", 81, KEY));
        // When
        await().until(() -> ingress.deliver("after-garbage", Calls.call("after", KEY, 111, "x:y"))
                        .statusCode()
                == 200);
        // Then
        Problems.assertProblem(ingress.deliver("garbage", Calls.call("garbage", KEY, 111, "x:y")), 404);
        assertThat(ingress.isReady()).isTrue();
    }
}
