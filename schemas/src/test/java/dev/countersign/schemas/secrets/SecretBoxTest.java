package dev.countersign.schemas.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretBoxTest {

    @TempDir
    private Path folder;

    @Test
    void a_sealed_secret_opens_for_its_owner() throws IOException {
        // Given
        SecretBox box = SecretBox.fromKeyset(keyset("a.json"));

        // When
        byte[] sealed = box.seal("nyckel åäö", "account:1");

        // Then
        assertThat(box.open(sealed, "account:1")).isEqualTo("nyckel åäö");
        assertThat(box.open(ByteBuffer.wrap(sealed), "account:1")).isEqualTo("nyckel åäö");
    }

    @Test
    void a_sealed_secret_does_not_open_for_another_owner() throws IOException {
        // Given
        SecretBox box = SecretBox.fromKeyset(keyset("a.json"));
        byte[] sealed = box.seal("secret-value", "account:1");

        // Then
        assertThatThrownBy(() -> box.open(sealed, "account:2"))
                .isInstanceOf(SecretUnreadableException.class)
                .hasMessageContaining("account:2")
                .hasMessageNotContaining("secret-value");
    }

    @Test
    void a_sealed_secret_does_not_open_with_another_keyset_or_after_a_change() throws IOException {
        // Given
        SecretBox box = SecretBox.fromKeyset(keyset("a.json"));
        SecretBox other = SecretBox.fromKeyset(keyset("b.json"));
        byte[] sealed = box.seal("secret-value", "account:1");
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        // Then
        assertThatThrownBy(() -> other.open(sealed, "account:1")).isInstanceOf(SecretUnreadableException.class);
        assertThatThrownBy(() -> box.open(changed, "account:1")).isInstanceOf(SecretUnreadableException.class);
    }

    @Test
    void a_missing_keyset_is_named() {
        // Then
        assertThatThrownBy(() -> SecretBox.fromKeyset(folder.resolve("none.json")))
                .isInstanceOf(UnusableKeysetException.class)
                .hasMessageContaining("none.json");
    }

    @Test
    void a_broken_keyset_is_named_without_its_content() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("broken.json"), "{\"primaryKeyId\":\"canary-key-material\"}");

        // Then
        assertThatThrownBy(() -> SecretBox.fromKeyset(file))
                .isInstanceOf(UnusableKeysetException.class)
                .hasMessageContaining("broken.json")
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    private Path keyset(String name) throws IOException {
        return Files.writeString(folder.resolve(name), SecretBox.newKeyset());
    }
}
