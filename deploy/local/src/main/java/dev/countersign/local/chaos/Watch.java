package dev.countersign.local.chaos;

import dev.countersign.local.stack.StartFailedException;
import dev.countersign.schemas.register.TopicCreation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.ElectionType;

/** Looks at the brokers: whether all are there, and whether every partition is fully replicated. */
final class Watch implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int ONE_CALL_MS = 5_000;

    private final Admin admin;

    Watch(String bootstrapServers) {
        this.admin = Admin.create(Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ONE_CALL_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ONE_CALL_MS,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500));
    }

    void createTopics(int replicationFactor) {
        List<String> _ = new TopicCreation(admin, replicationFactor).createMissing();
    }

    Set<String> topics(List<Node> brokers) {
        Set<String> topics = new TreeSet<>();
        await(
                "the list of topics",
                brokers,
                () -> topics.addAll(ask(() -> admin.listTopics().names().get(ONE_CALL_MS, TimeUnit.MILLISECONDS))));
        return topics;
    }

    /** Waits until all brokers have registered. */
    void awaitBrokers(List<Node> brokers) {
        await("all brokers to register", brokers, () -> registered() == brokers.size());
    }

    /**
     * Waits until every broker answers and every partition has all its replicas in sync.
     *
     * @param addresses one a broker: what one says about another that has just been killed may be old
     */
    void awaitReplicas(List<Node> brokers, List<String> addresses) {
        for (String address : addresses) {
            try (Watch one = new Watch(address)) {
                await(address + " to answer", brokers, () -> one.registered() > 0);
            }
        }
        await("all replicas to be in sync", brokers, () -> registered() == brokers.size() && areAllInSync());
    }

    /**
     * Gives the leadership of partitions back to the brokers that had it at first. Kafka does so by itself every five
     * minutes; until then a broker that was down leads nothing, and its next failure would be felt by nobody.
     */
    void balanceLeaders(List<Node> brokers) {
        // How many could be given back is of no interest: others are as good a target.
        await(
                "leaders to be given back",
                brokers,
                () -> ask(() -> admin.electLeaders(ElectionType.PREFERRED, null)
                                .partitions()
                                .get(ONE_CALL_MS, TimeUnit.MILLISECONDS)
                                .size())
                        >= 0);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }

    private int registered() {
        return ask(() -> admin.describeCluster()
                .nodes()
                .get(ONE_CALL_MS, TimeUnit.MILLISECONDS)
                .size());
    }

    private boolean areAllInSync() {
        return ask(() -> admin
                .describeTopics(admin.listTopics().names().get(ONE_CALL_MS, TimeUnit.MILLISECONDS))
                .allTopicNames()
                .get(ONE_CALL_MS, TimeUnit.MILLISECONDS)
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream())
                .allMatch(partition ->
                        partition.isr().size() == partition.replicas().size()));
    }

    private static void await(String what, List<Node> brokers, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            brokers.forEach(Node::requireAlive);
            try {
                if (condition.getAsBoolean()) {
                    return;
                }
            } catch (NotAnsweredException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw new StartFailedException("Kafka does not answer while waiting for " + what, e);
                }
            }
            if (System.nanoTime() - deadline > 0) {
                throw new StartFailedException("Waited " + PATIENCE.toSeconds() + " s in vain for " + what);
            }
            Pauses.sleep(PAUSE);
        }
    }

    private static <T> T ask(Question<T> question) {
        try {
            return question.answer();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailedException("Interrupted while asking Kafka", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new NotAnsweredException(e);
        }
    }

    private interface Question<T> {
        T answer() throws InterruptedException, ExecutionException, TimeoutException;
    }

    private static final class NotAnsweredException extends RuntimeException {

        @java.io.Serial
        private static final long serialVersionUID = 1L;

        NotAnsweredException(Throwable cause) {
            super(cause);
        }
    }
}
