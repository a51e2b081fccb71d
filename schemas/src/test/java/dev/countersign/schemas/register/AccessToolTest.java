package dev.countersign.schemas.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.schemas.access.AccessCatalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;

final class AccessToolTest {

    private static final Path MANIFEST =
            Path.of("..", "deploy", "kubernetes", "components", "strimzi-users", "users.yaml");

    @Test
    void the_kubernetes_manifest_says_the_same_as_the_catalogue() {
        // When
        String generated = printed("strimzi-users");

        // Then
        assertThat(MANIFEST)
                .as("write it again with: java -jar schemas-tool.jar strimzi-users")
                .hasContent(generated);
    }

    @Test
    void users_may_prove_who_they_are_by_certificates() {
        // When
        String generated = printed("strimzi-users", "--authentication", "tls");

        // Then
        assertThat(generated)
                .isEqualTo(printed("strimzi-users").replace("type: scram-sha-512", "type: tls"))
                .contains("type: tls");
    }

    @Test
    void the_script_has_a_line_for_every_grant() {
        // When
        String script = printed("acls");

        // Then
        long grants = AccessCatalogue.all().stream()
                .mapToLong(principal -> principal.grants().size())
                .sum();
        assertThat(script.lines().filter(line -> line.startsWith("allow User:")))
                .hasSize((int) grants);
        assertThat(script)
                .contains("allow User:webhook-ingress --operation Write --operation Describe"
                        + " --topic countersign.contract-events --resource-pattern-type literal\n")
                .contains("allow User:contract-sync-service --operation Read"
                        + " --group contract-sync-service --resource-pattern-type prefixed\n");
    }

    @Test
    void an_operation_of_two_words_is_spelt_as_kafka_and_strimzi_spell_it() {
        // When
        String operation = StrimziUsers.operation(AclOperation.DESCRIBE_CONFIGS);

        // Then
        assertThat(operation).isEqualTo("DescribeConfigs");
    }

    private static String printed(String... arguments) {
        var out = new StringWriter();
        int exitCode = Tool.commandLine().setOut(new PrintWriter(out)).execute(arguments);
        assertThat(exitCode).isZero();
        return out.toString();
    }
}
