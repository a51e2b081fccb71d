package dev.countersign.schemas.register;

import dev.countersign.schemas.access.AccessCatalogue;
import dev.countersign.schemas.access.Grant;
import dev.countersign.schemas.access.Principal;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The principals' rights as calls of Kafka's own kafka-acls.sh, for clusters without an operator. */
final class AclCommands {

    private static final String HEAD = """
            #!/bin/sh
            # Generated from the access catalogue: java -jar schemas-tool.jar acls
            # Doing it again changes nothing. It adds rights and takes none away.
            set -eu
            : "${KAFKA_BOOTSTRAP_SERVERS:?host:port of the brokers}" "${KAFKA_ADMIN_PROPERTIES:?file with the client properties of a super user}"
            allow() {
              "${KAFKA_ACLS:-kafka-acls.sh}" --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --command-config "$KAFKA_ADMIN_PROPERTIES" --add --allow-principal "$@"
            }
            """;

    private AclCommands() {}

    /** All rights as one script. */
    static String script() {
        return AccessCatalogue.all().stream()
                .flatMap(principal -> Stream.concat(
                        Stream.of("\n# " + principal.name() + ": " + principal.purpose()),
                        principal.grants().stream().map(grant -> command(principal, grant))))
                .collect(Collectors.joining("\n", HEAD, "\n"));
    }

    private static String command(Principal principal, Grant grant) {
        String operations = grant.operations().stream()
                .map(operation -> "--operation " + StrimziUsers.operation(operation))
                .collect(Collectors.joining(" "));
        return "allow User:%s %s --%s %s --resource-pattern-type %s"
                .formatted(
                        principal.name(),
                        operations,
                        grant.resource().resourceType().name().toLowerCase(Locale.ROOT),
                        grant.resource().name(),
                        grant.resource().patternType().name().toLowerCase(Locale.ROOT));
    }
}
