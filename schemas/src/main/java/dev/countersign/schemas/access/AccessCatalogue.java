package dev.countersign.schemas.access;

import dev.countersign.schemas.topic.Participant;
import dev.countersign.schemas.topic.TopicCatalogue;
import dev.countersign.schemas.topic.TopicSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;

/**
 * All users of the Kafka cluster. Who reads and writes a topic follows from {@link TopicCatalogue}; what is not listed
 * here, nobody may do.
 *
 * <p>Nobody needs a right on the cluster: producers are idempotent, which the right to write to a topic includes, and
 * none is transactional.
 */
public final class AccessCatalogue {

    /** Writes what it received, and follows the endpoints without a consumer group. */
    public static final Principal WEBHOOK_INGRESS =
            new Principal("webhook-ingress", "the webhook ingress", topicsOf(Participant.WEBHOOK_INGRESS, true, true));

    /** Only writes. */
    public static final Principal SETUP_SERVICE =
            new Principal("setup-service", "the setup service", topicsOf(Participant.SETUP_SERVICE, true, true));

    /** Has a consumer group for each topic that it reads. */
    public static final Principal CONTRACT_SYNC_SERVICE = new Principal(
            "contract-sync-service",
            "the contract sync service",
            and(
                    topicsOf(Participant.CONTRACT_SYNC_SERVICE, true, true),
                    Grant.memberOfGroups("contract-sync-service")));

    /** Creates topics, and reads and writes none. */
    public static final Principal SCHEMAS_TOOL = new Principal(
            "schemas-tool",
            "the deployment step that creates the topics",
            TopicCatalogue.all().stream()
                    .map(topic -> Grant.topic(topic.name(), Set.of(AclOperation.CREATE, AclOperation.DESCRIBE)))
                    .toList());

    /** Sees how far behind the sync service is, for scaling and alarms; reads no record. */
    public static final Principal LAG_READER = new Principal(
            "lag-reader",
            "what scales the contract sync service by its lag",
            and(
                    topicsReadBy(Participant.CONTRACT_SYNC_SERVICE)
                            .map(topic -> Grant.topic(topic.name(), Set.of(AclOperation.DESCRIBE)))
                            .toList(),
                    Grant.groups("contract-sync-service", AclOperation.DESCRIBE)));

    /** The example for other systems that read. */
    public static final Principal SUBSCRIBER = new Principal(
            "subscriber",
            "an example: an internal system that reads the public topics",
            and(topicsOf(Participant.INTERNAL_SYSTEM, true, false), Grant.memberOfGroups("subscriber")));

    /** The example for other systems that ask for contracts. */
    public static final Principal CONTRACT_REQUESTER = new Principal(
            "contract-requester",
            "an example: an internal system that asks for contracts",
            topicsOf(Participant.INTERNAL_SYSTEM, false, true));

    /** For people who look into what went wrong. */
    public static final Principal OPERATOR = new Principal(
            "operator",
            "people who look into dead letters and quarantined calls",
            and(topicsOf(Participant.OPERATOR, true, true), Grant.memberOfGroups("operator")));

    private static final List<Principal> ALL = List.of(
            WEBHOOK_INGRESS,
            SETUP_SERVICE,
            CONTRACT_SYNC_SERVICE,
            SCHEMAS_TOOL,
            LAG_READER,
            SUBSCRIBER,
            CONTRACT_REQUESTER,
            OPERATOR);

    private AccessCatalogue() {}

    /** All principals: the services first, then what a deployment may leave out. */
    public static List<Principal> all() {
        return ALL;
    }

    private static List<Grant> topicsOf(Participant participant, boolean reads, boolean writes) {
        return TopicCatalogue.all().stream()
                .flatMap(topic -> {
                    Set<AclOperation> operations = EnumSet.noneOf(AclOperation.class);
                    if (reads && topic.consumers().contains(participant)) {
                        operations.addAll(Set.of(AclOperation.READ, AclOperation.DESCRIBE));
                    }
                    if (writes && topic.producers().contains(participant)) {
                        operations.addAll(Set.of(AclOperation.WRITE, AclOperation.DESCRIBE));
                    }
                    return operations.isEmpty() ? Stream.empty() : Stream.of(Grant.topic(topic.name(), operations));
                })
                .toList();
    }

    private static Stream<TopicSpec> topicsReadBy(Participant participant) {
        return TopicCatalogue.all().stream().filter(topic -> topic.consumers().contains(participant));
    }

    private static List<Grant> and(List<Grant> topics, Grant more) {
        return Stream.concat(topics.stream(), Stream.of(more)).toList();
    }
}
