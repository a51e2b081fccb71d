package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.schemas.topic.TopicNames;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three brokers, two of which must have a record: what happens when they stop, one or more at a time. */
@SuppressWarnings("NullAway.Init")
final class BrokerTroubleIT {

    private static final String KEY = "trouble-sign-key";
    /** What the issue promises is two seconds; brokers and tests share this machine. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);

    @TempDir
    static Path directory;

    private static TestCluster cluster;
    private static TestRegistry registry;
    private static TestIngress ingress;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sent = new AtomicInteger();

    @BeforeAll
    static void start() throws Exception {
        cluster = new TestCluster();
        registry = new TestRegistry("trouble-it");
        var endpoints = new TestEndpoints(directory);
        cluster.topics()
                .write(
                        TopicNames.WEBHOOK_ENDPOINTS,
                        "known",
                        registry.encodeEndpoint(endpoints.endpoint("known", 77, KEY)));
        ingress = TestIngress.start(cluster.addresses(), registry.url(), endpoints);
        await().atMost(Duration.ofSeconds(30)).until(ingress::isReady);
    }

    @AfterAll
    static void stop() {
        ingress.close();
        registry.close();
        cluster.close();
    }

    @Test
    void with_one_broker_of_three_left_the_answer_is_503_in_time_and_200_again_by_itself() {
        // Given
        await().atMost(Duration.ofSeconds(20)).until(() -> deliver("before") == 200);
        cluster.stop(1);
        cluster.stop(2);
        // When
        await().atMost(Duration.ofSeconds(20)).until(() -> deliver("missing") == 503);
        int afterwards = deliver("still-missing");
        boolean live = ingress.actuator("health/liveness").statusCode() == 200;
        cluster.start(1);
        cluster.start(2);
        // Then
        assertThat(afterwards).isEqualTo(503);
        assertThat(live).isTrue();
        await().atMost(Duration.ofSeconds(60)).until(() -> deliver("again") == 200);
        assertThat(ingress.isReady()).isTrue();
        assertNothingIsLost();
    }

    @Test
    void while_each_broker_is_restarted_nothing_acknowledged_is_lost() {
        // Given
        var sender = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                deliver("restarts");
            }
        });
        sender.start();
        try {
            for (int broker = 0; broker < TestCluster.BROKERS; broker++) {
                int before = acknowledged.size();
                // When
                cluster.stop(broker);
                // Then
                await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() > before + 20);
                cluster.start(broker);
                await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() > before + 40);
            }
        } finally {
            sender.interrupt();
        }
        assertNothingIsLost();
    }

    /** Delivers a call that was never sent before; its status, when that came in time. */
    private int deliver(String about) {
        String callbackId = about + "-" + sent.incrementAndGet();
        long start = System.nanoTime();
        HttpResponse<String> answer = ingress.deliver("known", Calls.call(callbackId, KEY, 1, "contract:sign"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_ANSWER);
        if (answer.statusCode() == 200) {
            acknowledged.add(callbackId);
        }
        return answer.statusCode();
    }

    private void assertNothingIsLost() {
        Set<String> missing = new HashSet<>(acknowledged);
        int count = missing.size();
        cluster.topics().read(TopicNames.CONTRACT_EVENTS, count, record -> {
            String id = RunningIngress.header(record, "ce_id");
            return missing.remove(id.substring(0, id.indexOf(':')));
        });
        assertThat(count).isPositive();
        assertThat(missing).isEmpty();
    }
}
