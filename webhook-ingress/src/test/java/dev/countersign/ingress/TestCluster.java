package dev.countersign.ingress;

import dev.countersign.schemas.topic.TopicCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import kafka.server.BrokerServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/** Three brokers and a controller in this process, with the topics of the ingress on all three brokers. */
final class TestCluster implements AutoCloseable {

    static final int BROKERS = 3;

    private final KafkaClusterTestKit kit;

    TestCluster() throws Exception {
        kit = new KafkaClusterTestKit.Builder(new TestKitNodes.Builder()
                        .setCombined(false)
                        .setNumControllerNodes(1)
                        .setNumBrokerNodes(BROKERS)
                        .build())
                .build();
        kit.format();
        kit.startup();
        kit.waitForReadyBrokers();
        try (var admin = Admin.create(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, addresses()))) {
            List<NewTopic> topics = Stream.of(
                            TopicCatalogue.WEBHOOK_ENDPOINTS,
                            TopicCatalogue.CONTRACT_EVENTS,
                            TopicCatalogue.WEBHOOK_QUARANTINE)
                    .map(topic -> new NewTopic(topic.name(), Optional.of(3), Optional.of((short) BROKERS))
                            .configs(topic.configuration(BROKERS)))
                    .toList();
            admin.createTopics(topics).all().get();
        }
    }

    String addresses() {
        return kit.bootstrapServers();
    }

    TestTopics topics() {
        return new TestTopics(addresses());
    }

    void stop(int broker) {
        BrokerServer server = broker(broker);
        server.shutdown();
        server.awaitShutdown();
    }

    void start(int broker) {
        broker(broker).startup();
    }

    private BrokerServer broker(int number) {
        return Objects.requireNonNull(kit.brokers().get(number));
    }

    @Override
    public void close() {
        try {
            kit.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw new IllegalStateException("The test's cluster could not be closed", e);
        }
    }
}
