package dev.countersign.schemas.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What somebody may do with one topic, or with the consumer groups whose names begin alike.
 *
 * @param resource the topic, or the beginning of the groups' names
 * @param operations what may be done, in Kafka's order
 */
public record Grant(ResourcePattern resource, List<AclOperation> operations) {

    public Grant {
        operations = List.copyOf(operations);
    }

    static Grant topic(String name, Set<AclOperation> operations) {
        return new Grant(
                new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL),
                List.copyOf(EnumSet.copyOf(operations)));
    }

    /** To be a member of a group, and to keep and see its offsets. */
    static Grant memberOfGroups(String prefix) {
        return groups(prefix, AclOperation.READ);
    }

    static Grant groups(String prefix, AclOperation operation) {
        return new Grant(new ResourcePattern(ResourceType.GROUP, prefix, PatternType.PREFIXED), List.of(operation));
    }
}
