package dev.countersign.schemas.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class StrimziTopicsTest {

    private static final Path MANIFEST =
            Path.of("..", "deploy", "kubernetes", "components", "strimzi-topics", "topics.yaml");

    @Test
    void the_kubernetes_manifest_says_the_same_as_the_catalogue() throws IOException {
        // When
        String generated = StrimziTopics.yaml();

        // Then
        assertThat(MANIFEST)
                .as("write it again with: java -jar schemas-tool.jar strimzi-topics")
                .hasContent(generated);
    }

    @Test
    void a_topic_has_its_partitions_and_retention() {
        // When
        String generated = StrimziTopics.yaml();

        // Then
        assertThat(generated)
                .contains("name: countersign.contract-events")
                .contains("partitions: 12")
                .contains("retention.ms: \"1209600000\"")
                .contains("min.insync.replicas: \"2\"");
    }

    @Test
    void the_manifest_is_where_the_test_looks() {
        // Then
        assertThat(Files.isRegularFile(MANIFEST)).isTrue();
    }
}
