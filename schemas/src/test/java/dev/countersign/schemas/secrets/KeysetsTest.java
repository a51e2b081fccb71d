package dev.countersign.schemas.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeysetsTest {

    private static final String OWNER = "account:1";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void keyset() throws IOException {
        file = Files.writeString(folder.resolve("keyset.json"), SecretBox.newKeyset());
    }

    @Test
    void a_new_key_opens_before_it_seals_and_the_old_one_opens_until_it_is_removed() throws IOException {
        // Given
        SecretBox before = SecretBox.fromKeyset(file);
        byte[] old = before.seal("secret", OWNER);
        int oldKey = Keysets.keys(file).getFirst().id();

        // When: added
        Path added = write("added.json", Keysets.withNewKey(file));
        int newKey = Keysets.keys(added).stream()
                .filter(key -> !key.primary())
                .findFirst()
                .orElseThrow()
                .id();
        Path promoted = write("promoted.json", Keysets.withPrimary(added, newKey));
        SecretBox readers = SecretBox.fromKeyset(added);
        SecretBox sealer = SecretBox.fromKeyset(promoted);
        byte[] resealed = sealer.seal(sealer.open(old, OWNER), OWNER);
        SecretBox after = SecretBox.fromKeyset(write("after.json", Keysets.withoutKey(promoted, oldKey)));

        // Then
        assertThat(readers.isCurrent(old)).isTrue();
        assertThat(sealer.isCurrent(old)).isFalse();
        assertThat(sealer.isCurrent(resealed)).isTrue();
        assertThat(readers.open(resealed, OWNER)).isEqualTo("secret");
        assertThat(after.open(resealed, OWNER)).isEqualTo("secret");
        assertThatThrownBy(() -> after.open(old, OWNER)).isInstanceOf(SecretUnreadableException.class);
        assertThatThrownBy(() -> before.open(resealed, OWNER)).isInstanceOf(SecretUnreadableException.class);
    }

    @Test
    void the_primary_key_and_one_that_is_not_there_are_not_removed() {
        int primary = Keysets.keys(file).getFirst().id();
        assertThatThrownBy(() -> Keysets.withoutKey(file, primary)).hasMessageContaining("primary");
        assertThatThrownBy(() -> Keysets.withPrimary(file, primary + 1))
                .hasMessageContaining("no key " + (primary + 1));
    }

    @Test
    void an_encrypted_keyset_is_read_with_its_key_encryption_key_alone() throws IOException {
        // Given
        Path kek = write("kek.json", SecretBox.newKeyset());
        byte[] sealed = SecretBox.fromKeyset(file).seal("secret", OWNER);

        // When
        String text = Keysets.encrypted(file, kek.toUri().toString());
        Path encrypted = write("encrypted.json", text);

        // Then
        assertThat(SecretBox.fromKeyset(encrypted).open(sealed, OWNER)).isEqualTo("secret");
        assertThat(text).contains("kekUri").doesNotContain("\"value\"");
        Files.writeString(kek, SecretBox.newKeyset());
        assertThatThrownBy(() -> SecretBox.fromKeyset(encrypted))
                .isInstanceOf(UnusableKeysetException.class)
                .hasMessageContaining("encrypted.json")
                .hasMessageContaining("another key-encryption key");
        Files.delete(kek);
        assertThatThrownBy(() -> SecretBox.fromKeyset(encrypted))
                .isInstanceOf(UnusableKeysetException.class)
                .hasMessageContaining("kek.json");
    }

    @Test
    void a_changed_keyset_stays_encrypted() throws IOException {
        // Given
        Path kek = write("kek.json", SecretBox.newKeyset());
        Path encrypted =
                write("encrypted.json", Keysets.encrypted(file, kek.toUri().toString()));

        // When
        Path added = write("added.json", Keysets.withNewKey(encrypted));

        // Then
        assertThat(Files.readString(added)).contains("kekUri", "encryptedKeyset");
        assertThat(Keysets.keys(added)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "gcp-kms://projects/p/locations/l/keyRings/r/cryptoKeys/k, tink-gcpkms",
        "aws-kms://arn:aws:kms:eu-west-1:1:key/2, tink-awskms",
        "azure-kv://vault/key, begins with none of"
    })
    void a_key_management_service_without_its_integration_is_named(String uri, String missing) throws IOException {
        // Given
        Path elsewhere = write("elsewhere.json", "{\"kekUri\":\"" + uri + "\",\"encryptedKeyset\":\"AAAA\"}");

        // When / Then
        assertThatThrownBy(() -> SecretBox.fromKeyset(elsewhere))
                .isInstanceOf(UnusableKeysetException.class)
                .hasMessageContaining(uri)
                .hasMessageContaining(missing)
                .hasMessageContaining("class path");
    }

    @Test
    void a_keyset_is_encrypted_and_read_with_a_key_management_service_that_is_on_the_class_path() throws IOException {
        // Given
        byte[] sealed = SecretBox.fromKeyset(file).seal("secret", OWNER);

        // When
        Path encrypted = write("encrypted.json", Keysets.encrypted(file, FakeKms.USABLE));

        // Then
        assertThat(SecretBox.fromKeyset(encrypted).open(sealed, OWNER)).isEqualTo("secret");
        assertThat(Keysets.keys(write("added.json", Keysets.withNewKey(encrypted))))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {FakeKms.REFUSES, FakeKms.WITHOUT_CREDENTIALS, FakeKms.UNREACHABLE})
    void a_key_management_service_that_does_not_do_it_is_named_with_its_reason(String uri) throws IOException {
        // Given
        Path encrypted = write("encrypted.json", "{\"kekUri\":\"" + uri + "\",\"encryptedKeyset\":\"AAAA\"}");

        // When / Then
        assertThatThrownBy(() -> SecretBox.fromKeyset(encrypted))
                .isInstanceOf(UnusableKeysetException.class)
                .hasMessageContaining(uri)
                .hasMessageContaining("credentials of its key management service")
                .hasMessageContaining(uri.substring(FakeKms.PREFIX.length()));
    }

    @Test
    void what_is_told_of_keys_is_not_the_keys() throws IOException {
        List<Keysets.KeyInfo> keys = Keysets.keys(file);
        String material = Files.readString(file).replaceAll("(?s).*\"value\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        assertThat(material).hasSizeGreaterThan(20);
        assertThat(keys.toString()).doesNotContain(material);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
