package dev.countersign.local.stack;

import dev.countersign.schemas.access.Principal;
import dev.countersign.schemas.topic.TopicCatalogue;
import dev.countersign.schemas.topic.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.ResourceType;

/** What somebody may do with each topic, and with the cluster under the name of "". */
final class BrokerRights {

    private static final String CLUSTER = "";

    private BrokerRights() {}

    /** As the catalogue says. */
    static Map<String, Set<AclOperation>> of(Principal principal) {
        Map<String, Set<AclOperation>> rights = new TreeMap<>();
        rights.put(CLUSTER, Set.of());
        principal.grants().stream()
                .filter(grant -> grant.resource().resourceType() == ResourceType.TOPIC)
                .forEach(grant -> rights.put(grant.resource().name(), Set.copyOf(grant.operations())));
        return rights;
    }

    /** As the broker decides, asked by that client. */
    static Map<String, Set<AclOperation>> of(Map<String, Object> client)
            throws InterruptedException, ExecutionException {
        List<String> names = TopicCatalogue.all().stream().map(TopicSpec::name).collect(Collectors.toList());
        Map<String, Set<AclOperation>> rights = new TreeMap<>();
        try (Admin admin = Admin.create(client)) {
            rights.put(
                    CLUSTER,
                    admin.describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true))
                            .authorizedOperations()
                            .get());
            var topics = admin.describeTopics(names, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .topicNameValues();
            for (String name : names) {
                try {
                    rights.put(
                            name, Objects.requireNonNull(topics.get(name)).get().authorizedOperations());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicAuthorizationException)) {
                        throw e;
                    }
                }
            }
        }
        return rights;
    }
}
