package dev.countersign.schemas.access;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;

/**
 * A user of the Kafka cluster.
 *
 * @param name what the cluster knows it by: the user name of SASL, or the common name of its certificate
 * @param purpose who it is
 * @param grants everything it may do
 */
public record Principal(String name, String purpose, List<Grant> grants) {

    private static final String ANY_HOST = "*";

    public Principal {
        grants = List.copyOf(grants);
    }

    /** Its rights as Kafka keeps them. */
    public Stream<AclBinding> acls() {
        return grants.stream()
                .flatMap(grant -> grant.operations().stream()
                        .map(operation -> new AclBinding(
                                grant.resource(),
                                new AccessControlEntry(
                                        new KafkaPrincipal(KafkaPrincipal.USER_TYPE, name).toString(),
                                        ANY_HOST,
                                        operation,
                                        AclPermissionType.ALLOW))));
    }
}
