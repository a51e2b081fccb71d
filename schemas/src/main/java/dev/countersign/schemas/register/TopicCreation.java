package dev.countersign.schemas.register;

import dev.countersign.schemas.topic.TopicCatalogue;
import dev.countersign.schemas.topic.TopicSpec;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/** Creates the topics of the catalogue where no operator does it, for example on one machine. */
public final class TopicCreation {

    private static final long TIMEOUT_SECONDS = 30;

    private final Admin admin;
    private final int replicationFactor;

    /**
     * Works through the given client, which the caller keeps.
     *
     * @param replicationFactor replicas of every partition, 1 to the number of brokers
     */
    public TopicCreation(Admin admin, int replicationFactor) {
        if (replicationFactor < 1) {
            throw new IllegalArgumentException("The replication factor must be at least 1, it is " + replicationFactor);
        }
        this.admin = admin;
        this.replicationFactor = replicationFactor;
    }

    /**
     * Creates what is missing and leaves existing topics as they are.
     *
     * @return names of the created topics
     * @throws RegistrationFailedException if the cluster refuses or does not answer within 30 seconds
     */
    public List<String> createMissing() {
        Set<String> existing =
                await("listing topics", () -> admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
        List<TopicSpec> missing = TopicCatalogue.all().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        List<NewTopic> created = missing.stream().map(this::newTopic).toList();
        await("creating topics", () -> admin.createTopics(created).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
        return missing.stream().map(TopicSpec::name).toList();
    }

    private NewTopic newTopic(TopicSpec topic) {
        return new NewTopic(topic.name(), topic.partitions(), (short) replicationFactor)
                .configs(topic.configuration(replicationFactor));
    }

    private static <T extends @Nullable Object> T await(String what, KafkaCall<T> call) {
        try {
            return call.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistrationFailedException("Interrupted while " + what, e);
        } catch (TimeoutException e) {
            throw new RegistrationFailedException(
                    "Kafka did not answer within " + TIMEOUT_SECONDS + " s while " + what, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                throw new RegistrationFailedException("Somebody else is creating the topics too: run it again.", e);
            }
            throw new RegistrationFailedException("Kafka refused while " + what + ": " + e.getMessage(), e);
        }
    }

    private interface KafkaCall<T extends @Nullable Object> {
        T get() throws InterruptedException, ExecutionException, TimeoutException;
    }
}
