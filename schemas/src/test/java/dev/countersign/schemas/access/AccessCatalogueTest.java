package dev.countersign.schemas.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.schemas.topic.Participant;
import dev.countersign.schemas.topic.TopicCatalogue;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.schemas.topic.TopicSpec;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccessCatalogueTest {

    private static final Set<AclOperation> HARMLESS =
            EnumSet.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE, AclOperation.CREATE);

    private static final Map<Principal, Participant> SERVICES = Map.of(
            AccessCatalogue.WEBHOOK_INGRESS, Participant.WEBHOOK_INGRESS,
            AccessCatalogue.SETUP_SERVICE, Participant.SETUP_SERVICE,
            AccessCatalogue.CONTRACT_SYNC_SERVICE, Participant.CONTRACT_SYNC_SERVICE,
            AccessCatalogue.OPERATOR, Participant.OPERATOR);

    private static final Map<Principal, Participant> READS_AS =
            and(SERVICES, AccessCatalogue.SUBSCRIBER, Participant.INTERNAL_SYSTEM);

    private static final Map<Principal, Participant> WRITES_AS =
            and(SERVICES, AccessCatalogue.CONTRACT_REQUESTER, Participant.INTERNAL_SYSTEM);

    /** What a right includes for Kafka's authorizer without being said. */
    private static final Set<AclOperation> INCLUDES_DESCRIBE =
            EnumSet.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE, AclOperation.ALTER);

    @ParameterizedTest
    @CsvSource({
        TopicNames.CONTRACT_EVENTS + ",contract-sync-service subscriber operator,webhook-ingress",
        TopicNames.ACCOUNT_PROVISIONED + ",contract-sync-service subscriber operator,setup-service",
        TopicNames.WEBHOOK_ENDPOINTS + ",webhook-ingress,setup-service",
        TopicNames.ACCOUNT_CREDENTIALS + ",contract-sync-service,setup-service",
        TopicNames.EMPLOYEE_RECORDS + ",subscriber operator,contract-sync-service",
        TopicNames.CONTRACT_REQUESTS + ",contract-sync-service,contract-requester",
        TopicNames.CONTRACT_REQUEST_RESULTS + ",subscriber operator,contract-sync-service",
        TopicNames.WEBHOOK_QUARANTINE + ",operator,webhook-ingress",
        TopicNames.DEAD_LETTERS + ",operator,contract-sync-service",
    })
    void a_topic_is_read_and_written_by_these_and_by_nobody_else(String topic, String readers, String writers) {
        // Then
        assertThat(whoMay(AclOperation.READ, topic)).containsExactlyInAnyOrder(readers.split(" "));
        assertThat(whoMay(AclOperation.WRITE, topic)).containsExactlyInAnyOrder(writers.split(" "));
        assertThat(whoMay(AclOperation.CREATE, topic)).containsExactly("schemas-tool");
    }

    @Property
    void no_principal_but_a_consumer_of_the_topic_reads_it(
            @ForAll("principals") Principal principal, @ForAll("topics") TopicSpec topic) {
        // When
        boolean allowed = may(principal, AclOperation.READ, ResourceType.TOPIC, topic.name());

        // Then
        assertThat(allowed)
                .isEqualTo(topic.consumers().stream().anyMatch(consumer -> consumer == READS_AS.get(principal)));
    }

    @Property
    void no_principal_but_a_producer_of_the_topic_writes_it(
            @ForAll("principals") Principal principal, @ForAll("topics") TopicSpec topic) {
        // When
        boolean allowed = may(principal, AclOperation.WRITE, ResourceType.TOPIC, topic.name());

        // Then
        assertThat(allowed)
                .isEqualTo(topic.producers().stream().anyMatch(producer -> producer == WRITES_AS.get(principal)));
    }

    @Property
    void nobody_may_delete_or_change_a_topic(
            @ForAll("principals") Principal principal,
            @ForAll("topics") TopicSpec topic,
            @ForAll("operations") AclOperation operation) {
        // When
        boolean allowed = may(principal, operation, ResourceType.TOPIC, topic.name());

        // Then
        assertThat(allowed && !HARMLESS.contains(operation)).isFalse();
    }

    @Property
    void nobody_may_do_anything_with_other_topics(
            @ForAll("principals") Principal principal,
            @ForAll("topicNames") String name,
            @ForAll("operations") AclOperation operation) {
        // When
        boolean allowed = may(principal, operation, ResourceType.TOPIC, name);

        // Then
        assertThat(allowed
                        && TopicCatalogue.all().stream()
                                .noneMatch(topic -> topic.name().equals(name)))
                .isFalse();
    }

    @Property
    void nobody_joins_the_groups_of_another(
            @ForAll("principals") Principal one,
            @ForAll("principals") Principal other,
            @ForAll("suffixes") String more) {
        // When
        boolean allowed = may(one, AclOperation.READ, ResourceType.GROUP, other.name() + more);

        // Then
        assertThat(allowed && !one.equals(other)).isFalse();
    }

    @Test
    void only_members_keep_offsets_and_nobody_deletes_them() {
        // When
        Set<String> members = AccessCatalogue.all().stream()
                .filter(principal ->
                        may(principal, AclOperation.READ, ResourceType.GROUP, principal.name() + "-something"))
                .map(Principal::name)
                .collect(Collectors.toSet());

        // Then
        assertThat(members).containsExactlyInAnyOrder("contract-sync-service", "subscriber", "operator");
        assertThat(acls()).noneMatch(acl -> acl.entry().operation() == AclOperation.DELETE);
    }

    @Test
    void rights_are_given_to_topics_and_groups_only_and_none_is_a_wildcard() {
        // Then
        assertThat(acls()).allSatisfy(acl -> {
            assertThat(acl.pattern().resourceType()).isIn(ResourceType.TOPIC, ResourceType.GROUP);
            assertThat(acl.pattern().name()).isNotEqualTo("*").isNotEmpty();
            assertThat(acl.entry().operation()).isNotEqualTo(AclOperation.ALL);
            assertThat(acl.entry().permissionType()).isEqualTo(AclPermissionType.ALLOW);
        });
    }

    @Test
    void every_principal_has_a_name_of_its_own_that_a_certificate_and_kubernetes_can_hold() {
        // When
        List<String> names = AccessCatalogue.all().stream().map(Principal::name).toList();

        // Then
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][a-z-]{0,62}"));
    }

    @Provide
    Arbitrary<Principal> principals() {
        return Arbitraries.of(AccessCatalogue.all());
    }

    @Provide
    Arbitrary<TopicSpec> topics() {
        return Arbitraries.of(TopicCatalogue.all());
    }

    @Provide
    Arbitrary<AclOperation> operations() {
        return Arbitraries.of(AclOperation.values());
    }

    /** Also such as begin or end like ours. */
    @Provide
    Arbitrary<String> topicNames() {
        Arbitrary<String> ours = Arbitraries.of(
                TopicCatalogue.all().stream().map(TopicSpec::name).toList());
        Arbitrary<String> near = ours.flatMap(name ->
                suffixes().map(more -> name.substring(0, Math.max(1, name.length() - more.length())) + more));
        return Arbitraries.oneOf(near, Arbitraries.of("countersign", "countersign.", "__consumer_offsets", "*"));
    }

    @Provide
    Arbitrary<String> suffixes() {
        return Arbitraries.strings().withCharRange('a', 'z').withChars('-', '.').ofMaxLength(12);
    }

    private static <K, V> Map<K, V> and(Map<K, V> some, K key, V value) {
        Map<K, V> more = new HashMap<>(some);
        more.put(key, value);
        return more;
    }

    private static Set<String> whoMay(AclOperation operation, String topic) {
        return AccessCatalogue.all().stream()
                .filter(principal -> may(principal, operation, ResourceType.TOPIC, topic))
                .map(Principal::name)
                .collect(Collectors.toSet());
    }

    private static List<AclBinding> acls() {
        return AccessCatalogue.all().stream().flatMap(Principal::acls).toList();
    }

    /** As Kafka's authorizer decides. */
    private static boolean may(Principal principal, AclOperation operation, ResourceType type, String name) {
        return acls().stream()
                .filter(acl -> acl.entry().principal().equals("User:" + principal.name()))
                .filter(acl -> acl.pattern().resourceType() == type)
                .filter(acl -> acl.pattern().patternType() == PatternType.PREFIXED
                        ? name.startsWith(acl.pattern().name())
                        : name.equals(acl.pattern().name()))
                .map(acl -> acl.entry().operation())
                .anyMatch(allowed -> allowed == operation
                        || (operation == AclOperation.DESCRIBE && INCLUDES_DESCRIBE.contains(allowed)));
    }
}
