package dev.countersign.local.bench.outbox;

import dev.countersign.events.AccountProvisioned;
import dev.countersign.local.stack.Endpoints;
import dev.countersign.local.stack.LocalStack;
import dev.countersign.local.story.Topic;
import dev.countersign.schemas.topic.TopicNames;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Fills the tables of a running setup service and looks at what Kafka gets, when, and in which order. */
public final class OutboxBenchmark {

    private static final List<String> TOPICS =
            List.of(TopicNames.WEBHOOK_ENDPOINTS, TopicNames.ACCOUNT_CREDENTIALS, TopicNames.ACCOUNT_PROVISIONED);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int CHANGES = 5;

    private final LocalStack stack;
    private final Consumer<String> progress;

    /**
     * A benchmark of a running stack.
     *
     * @param stack all of whose parts are ready
     * @param progress hears what is going on
     */
    public OutboxBenchmark(LocalStack stack, Consumer<String> progress) {
        this.stack = stack;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @param accounts how many
     * @return what was measured
     * @throws SQLException when the database can't be written
     * @throws InterruptedException when somebody has lost patience
     */
    OutboxResult run(int accounts) throws SQLException, InterruptedException {
        try (OutboxRows rows = OutboxRows.connect(stack.setupDatabaseUrl())) {
            progress.accept("Adding " + accounts + " accounts");
            rows.addAccounts(accounts);
            awaitNoLag(rows);
            List<OutboxResult.Run> runs = new ArrayList<>();
            for (String topic : TOPICS) {
                runs.add(timed(topic, records(topic, accounts)));
            }
            progress.accept("Changing every account " + CHANGES + " times while the relay is at work");
            for (int change = 0; change < CHANGES; change++) {
                rows.changeAccounts();
            }
            awaitNoLag(rows);
            return withOrder(accounts, runs, records(TopicNames.ACCOUNT_PROVISIONED, accounts + 1L));
        }
    }

    private void awaitNoLag(OutboxRows rows) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (rows.lag() > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "The relay did not catch up within " + PATIENCE + ". Read the logs in " + stack.logs());
            }
            // Each look costs the database a little of what is measured.
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private List<ConsumerRecord<String, SpecificRecord>> records(String topic, long atLeast) {
        Endpoints endpoints = stack.endpoints();
        try (Topic<SpecificRecord> reader = new Topic<>(endpoints, topic)) {
            int before;
            do {
                before = reader.seen().size();
                reader.poll();
            } while (reader.seen().size() < atLeast || reader.seen().size() > before);
            return reader.seen();
        }
    }

    private static OutboxResult.Run timed(String topic, List<ConsumerRecord<String, SpecificRecord>> records) {
        long first = records.stream().mapToLong(ConsumerRecord::timestamp).min().orElseThrow();
        long last = records.stream().mapToLong(ConsumerRecord::timestamp).max().orElseThrow();
        return new OutboxResult.Run(topic, records.size(), (last - first) / 1000.0);
    }

    private static OutboxResult withOrder(
            int accounts, List<OutboxResult.Run> runs, List<ConsumerRecord<String, SpecificRecord>> records) {
        Map<String, Long> versions = new HashMap<>();
        long disordered = 0;
        for (var record : records) {
            long version = ((AccountProvisioned) record.value()).getVersion();
            Long before = versions.put(record.key(), version);
            if (before != null && before >= version) {
                disordered++;
            }
        }
        long behind = versions.values().stream()
                .filter(version -> version != CHANGES + 1)
                .count();
        return new OutboxResult(
                accounts, runs, CHANGES, records.size() - accounts, disordered, behind + accounts - versions.size());
    }
}
