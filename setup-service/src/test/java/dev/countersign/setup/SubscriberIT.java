package dev.countersign.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.setup.lifecycle.LifeCycle;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A subscriber that knows nothing but the published schema: no class of ours, only names that the schema's documentation explains. */
final class SubscriberIT {

    private static final TestService SERVICE = TestService.shared();
    private static final OneflowAccounts ONEFLOW = SERVICE.oneflow;
    private static final Journeys JOURNEYS = new Journeys(SERVICE);

    @Test
    void follows_an_account_from_its_setup_to_its_end() {
        // Given
        long account = ONEFLOW.create("Followed");
        LifeCycle lifeCycle = SERVICE.bean(LifeCycle.class);
        try (Subscriber subscriber = new Subscriber(account)) {

            // When
            JOURNEYS.complete(new AdminBrowser(), ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl()));
            subscriber.awaitState("PROVISIONED");
            ONEFLOW.disable(account);
            await().atMost(Duration.ofSeconds(20)).until(() -> lifeCycle.checkSoon(account));
            subscriber.awaitState("SUSPENDED");
            JsonNode again = ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl());
            lifeCycle.enter(account, "Followed", again.path("token").asString(), null);
            subscriber.awaitState("PROVISIONED");
            lifeCycle.disconnect(account);
            subscriber.awaitState("DEPROVISIONED");

            // Then
            assertThat(subscriber.versions).containsExactly(1L, 2L, 3L, 4L);
            assertThat(subscriber.reasons.get(1)).contains("enable the extension again");
            assertThat(subscriber.reasons.get(2)).isEqualTo("null");
        }
    }

    private static final class Subscriber implements AutoCloseable {

        private final String key;
        private final KafkaConsumer<String, Object> consumer;
        private final List<String> states = new ArrayList<>();
        private final List<Long> versions = new ArrayList<>();
        private final List<String> reasons = new ArrayList<>();

        Subscriber(long account) {
            key = Long.toString(account);
            Map<String, Object> configuration = Map.of(
                    "bootstrap.servers",
                    SERVICE.topics.brokers(),
                    "schema.registry.url",
                    SERVICE.topics.registry(),
                    "specific.avro.reader",
                    false);
            var values = new KafkaAvroDeserializer();
            values.configure(configuration, false);
            consumer = new KafkaConsumer<>(configuration, new StringDeserializer(), values);
            List<TopicPartition> partitions = consumer.partitionsFor("countersign.account-provisioned").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        void awaitState(String state) {
            int before = states.size();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                poll();
                return states.size() > before && states.getLast().equals(state);
            });
        }

        private void poll() {
            for (var record : consumer.poll(Duration.ofMillis(200))) {
                if (record.key().equals(key) && record.value() instanceof GenericRecord value) {
                    long version = (Long) value.get("version");
                    // As the schema says: a reader ignores a lower version than it has seen.
                    if (versions.isEmpty() || version > versions.getLast()) {
                        versions.add(version);
                        states.add(String.valueOf(value.get("state")));
                        reasons.add(String.valueOf(value.get("stateReason")));
                    }
                }
            }
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
