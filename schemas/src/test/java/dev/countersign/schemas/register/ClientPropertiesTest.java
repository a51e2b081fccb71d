package dev.countersign.schemas.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClientPropertiesTest {

    @TempDir
    Path folder;

    @Test
    void files_of_a_mounted_secret_are_properties_and_replace_those_of_a_file() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("client.properties"), "security.protocol=SASL_SSL\nclient.id=a\n");
        Path secret = Files.createDirectories(folder.resolve("secret"));
        Path data = Files.createDirectories(secret.resolve("..data"));
        Path content = Files.writeString(data.resolve("sasl.jaas.config"), "Login required password=\"p\";\n");
        Files.createSymbolicLink(secret.resolve("sasl.jaas.config"), content);
        Files.writeString(secret.resolve("client.id"), "b");

        // When
        Map<String, Object> properties = ClientProperties.read(List.of(file, secret));

        // Then
        assertThat(properties)
                .isEqualTo(Map.of(
                        "security.protocol",
                        "SASL_SSL",
                        "client.id",
                        "b",
                        "sasl.jaas.config",
                        "Login required password=\"p\";"));
    }

    @Test
    void nothing_given_is_nothing() {
        // Then
        assertThat(ClientProperties.read(List.of())).isEmpty();
    }

    @Test
    void a_missing_file_is_named() {
        // Given
        Path missing = folder.resolve("missing.properties");

        // Then
        assertThatThrownBy(() -> ClientProperties.read(List.of(missing)))
                .isInstanceOf(RegistrationFailedException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void a_broken_file_is_named_and_its_content_is_not_told() throws IOException {
        // Given
        Path broken = Files.writeString(folder.resolve("broken.properties"), "password=secret\\uXXXX");

        // Then
        assertThatThrownBy(() -> ClientProperties.read(List.of(broken)))
                .isInstanceOf(RegistrationFailedException.class)
                .hasMessageContaining(broken.toString())
                .hasMessageNotContaining("secret");
    }
}
