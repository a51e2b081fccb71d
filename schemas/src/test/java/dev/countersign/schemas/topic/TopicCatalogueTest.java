package dev.countersign.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class TopicCatalogueTest {

    @Test
    void every_topic_has_a_name_of_its_own() {
        // When
        var names = TopicCatalogue.all().stream().map(TopicSpec::name).toList();

        // Then
        assertThat(names).doesNotHaveDuplicates().hasSize(9).allMatch(name -> name.startsWith("countersign."));
    }

    @Test
    void secrets_are_readable_only_by_the_one_service_that_needs_them() {
        // Then
        assertThat(TopicCatalogue.WEBHOOK_ENDPOINTS.consumers()).containsExactly(Participant.WEBHOOK_INGRESS);
        assertThat(TopicCatalogue.ACCOUNT_CREDENTIALS.consumers()).containsExactly(Participant.CONTRACT_SYNC_SERVICE);
    }

    @Test
    void a_cluster_of_three_acknowledges_on_two_replicas_and_a_single_broker_on_one() {
        // When
        Map<String, String> three = TopicCatalogue.CONTRACT_EVENTS.configuration(3);
        Map<String, String> one = TopicCatalogue.CONTRACT_EVENTS.configuration(1);

        // Then
        assertThat(three).containsEntry("min.insync.replicas", "2").containsEntry("retention.ms", "1209600000");
        assertThat(one).containsEntry("min.insync.replicas", "1");
    }

    @Test
    void state_topics_are_compacted() {
        // Then
        assertThat(TopicCatalogue.ACCOUNT_PROVISIONED.configuration(3)).containsEntry("cleanup.policy", "compact");
        assertThat(TopicCatalogue.WEBHOOK_ENDPOINTS.configuration(3)).containsEntry("cleanup.policy", "compact");
        assertThat(TopicCatalogue.ACCOUNT_CREDENTIALS.configuration(3)).containsEntry("cleanup.policy", "compact");
    }

    @Property
    void different_contracts_have_different_keys(
            @ForAll long account, @ForAll long contract, @ForAll long otherAccount, @ForAll long otherContract) {
        // When
        String key = RecordKeys.contract(account, contract);
        String other = RecordKeys.contract(otherAccount, otherContract);

        // Then
        assertThat(key.equals(other)).isEqualTo(account == otherAccount && contract == otherContract);
    }
}
