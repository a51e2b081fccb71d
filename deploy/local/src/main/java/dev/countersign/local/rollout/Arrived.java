package dev.countersign.local.rollout;

import dev.countersign.events.ContractEvent;
import dev.countersign.local.stack.Endpoints;
import dev.countersign.local.story.Topic;
import dev.countersign.local.story.Waiting;
import dev.countersign.local.traffic.WebhookLoad;
import dev.countersign.local.traffic.Webhooks;
import dev.countersign.schemas.topic.TopicNames;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is on the topic of contract events of the webhooks that were sent.
 *
 * @param lost webhooks that were answered 200 and are not there
 * @param repeated records beyond one for each webhook
 */
record Arrived(int lost, long repeated) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static Arrived of(Endpoints endpoints, WebhookLoad load) {
        try (Topic<ContractEvent> topic = new Topic<>(endpoints, TopicNames.CONTRACT_EVENTS)) {
            Map<Integer, Long> copies = Waiting.until("end of the contract events", PATIENCE, () -> {
                int before = topic.seen().size();
                topic.poll();
                // A poll that brings nothing more, and something came before.
                return topic.seen().size() > before || before == 0
                        ? Optional.empty()
                        : Optional.of(copies(topic, load.webhooks()));
            });
            int lost = (int) IntStream.range(0, load.sent())
                    .filter(load::wasAcknowledged)
                    .filter(number -> !copies.containsKey(number))
                    .count();
            return new Arrived(
                    lost, copies.values().stream().mapToLong(count -> count - 1).sum());
        }
    }

    private static Map<Integer, Long> copies(Topic<ContractEvent> topic, Webhooks webhooks) {
        return topic.seen().stream()
                .map(record -> webhooks.numberOf(record.value().getCallbackId()))
                .filter(number -> number >= 0)
                .collect(Collectors.groupingBy(number -> number, Collectors.counting()));
    }
}
