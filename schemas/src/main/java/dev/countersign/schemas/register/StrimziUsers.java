package dev.countersign.schemas.register;

import dev.countersign.schemas.access.AccessCatalogue;
import dev.countersign.schemas.access.Grant;
import dev.countersign.schemas.access.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The principals and their rights as Strimzi KafkaUser resources, for clusters where an operator creates the users. */
final class StrimziUsers {

    /** How users prove who they are, by the names that Strimzi gives it. */
    enum Authentication {
        /** A password, in a secret of the user's name. */
        SCRAM_SHA_512("scram-sha-512"),
        /** A certificate, in a secret of the user's name. */
        TLS("tls");

        private final String type;

        Authentication(String type) {
            this.type = type;
        }

        @Override
        public String toString() {
            return type;
        }
    }

    private static final YAMLMapper MAPPER =
            YAMLMapper.builder().enable(YAMLWriteFeature.MINIMIZE_QUOTES).build();

    private StrimziUsers() {}

    /** All users as one multi-document YAML text; the cluster's name is left to a kustomize overlay. */
    static String yaml(Authentication authentication) {
        return AccessCatalogue.all().stream()
                .map(principal -> resource(principal, authentication))
                .map(MAPPER::writeValueAsString)
                .collect(Collectors.joining(
                        "", "# Generated from the access catalogue: java -jar schemas-tool.jar strimzi-users\n", ""));
    }

    private static Map<String, Object> resource(Principal principal, Authentication authentication) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", principal.name());
        metadata.put("labels", Map.of("strimzi.io/cluster", "kafka"));
        metadata.put("annotations", Map.of("countersign.dev/purpose", principal.purpose()));
        Map<String, Object> authorization = new LinkedHashMap<>();
        authorization.put("type", "simple");
        authorization.put(
                "acls", principal.grants().stream().map(StrimziUsers::acl).toList());
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("authentication", Map.of("type", authentication.toString()));
        spec.put("authorization", authorization);
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("apiVersion", "kafka.strimzi.io/v1");
        resource.put("kind", "KafkaUser");
        resource.put("metadata", metadata);
        resource.put("spec", spec);
        return resource;
    }

    private static Map<String, Object> acl(Grant grant) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("type", grant.resource().resourceType().name().toLowerCase(Locale.ROOT));
        resource.put("name", grant.resource().name());
        resource.put("patternType", grant.resource().patternType() == PatternType.PREFIXED ? "prefix" : "literal");
        List<String> operations =
                grant.operations().stream().map(StrimziUsers::operation).toList();
        Map<String, Object> acl = new LinkedHashMap<>();
        acl.put("resource", resource);
        acl.put("operations", operations);
        return acl;
    }

    /** As Strimzi spells it: {@code IdempotentWrite}. */
    static String operation(AclOperation operation) {
        return List.of(operation.name().split("_")).stream()
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
