package dev.countersign.schemas.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keyset files: Tink's JSON format, in clear or encrypted with a key-encryption key. An encrypted file names its key in the member
 * {@code kekUri}, so that whoever reads it needs to be told nothing else.
 */
public final class Keysets {

    private static final Pattern KEK_URI = Pattern.compile("\"kekUri\"\\s*:\\s*\"([^\"\\\\]{1,500})\"");
    /** So that an encrypted keyset is nothing else's ciphertext under the same key. */
    private static final byte[] ASSOCIATED_DATA = "countersign-keyset".getBytes(StandardCharsets.UTF_8);

    private Keysets() {}

    /**
     * One key of a keyset, without the key.
     *
     * @param primary whether new secrets are sealed with it
     */
    public record KeyInfo(int id, boolean primary) {}

    /** A new AES-256-GCM keyset of one key. */
    static KeysetHandle generate() {
        try {
            AeadConfig.register();
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime offers no AES-256-GCM", e);
        }
    }

    static String inClear(KeysetHandle keyset) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A keyset can't be written", e);
        }
    }

    /**
     * Reads a keyset file.
     *
     * @throws UnusableKeysetException if the file is missing, its key-encryption key can't be had or is another one, or it is no AEAD
     *     keyset; the message names the file and never its content
     */
    static KeysetHandle read(Path file) {
        try {
            AeadConfig.register();
            String text = Files.readString(file);
            String kekUri = kekUri(text);
            return kekUri == null
                    ? TinkJsonProtoKeysetFormat.parseKeyset(text, InsecureSecretKeyAccess.get())
                    : TinkJsonProtoKeysetFormat.parseEncryptedKeyset(
                            text, KeyEncryptionKeys.aead(kekUri), ASSOCIATED_DATA);
        } catch (IOException e) {
            // The causes are dropped on purpose: a parser's message may quote the key material.
            throw new UnusableKeysetException("The keyset file " + file + " can't be read ("
                    + e.getClass().getSimpleName() + "). Mount it, or point the property to the right file.");
        } catch (GeneralSecurityException e) {
            throw new UnusableKeysetException(
                    "The file " + file + " is not a Tink AEAD keyset in JSON format, or was encrypted with another "
                            + "key-encryption key. Create one with the keyset command.");
        }
    }

    /** The keys of a keyset file, in its order. */
    public static List<KeyInfo> keys(Path file) {
        KeysetHandle keyset = read(file);
        List<KeyInfo> keys = new ArrayList<>();
        for (int i = 0; i < keyset.size(); i++) {
            keys.add(new KeyInfo(keyset.getAt(i).getId(), keyset.getAt(i).isPrimary()));
        }
        return List.copyOf(keys);
    }

    /**
     * The file's text with a further key, which opens and does not seal yet: every reader must have it before it seals.
     */
    public static String withNewKey(Path file) {
        return changed(
                file,
                builder ->
                        builder.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                                .withRandomId()));
    }

    /**
     * The file's text with another primary key: new secrets are sealed with it.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    public static String withPrimary(Path file, int keyId) {
        int index = indexOf(file, keyId);
        return changed(file, builder -> {
            var _ = builder.getAt(index).makePrimary();
        });
    }

    /**
     * The file's text without a key: what is sealed with it never opens again.
     *
     * @throws IllegalArgumentException if there is no such key, or it is the primary one
     */
    public static String withoutKey(Path file, int keyId) {
        int index = indexOf(file, keyId);
        if (keys(file).get(index).primary()) {
            throw new IllegalArgumentException("Key " + keyId
                    + " is the primary one: make another one primary, reseal everything, then remove it");
        }
        return changed(file, builder -> {
            var _ = builder.deleteAt(index);
        });
    }

    /** The file's text encrypted with a key-encryption key. */
    public static String encrypted(Path file, String kekUri) {
        return write(read(file), kekUri);
    }

    private static String changed(Path file, Change change) {
        try {
            KeysetHandle.Builder builder = KeysetHandle.newBuilder(read(file));
            change.apply(builder);
            return write(builder.build(), kekUri(Files.readString(file)));
        } catch (IOException | GeneralSecurityException e) {
            // Without the cause, as above.
            throw new UnusableKeysetException("The keyset of " + file + " can't be changed ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private static String write(KeysetHandle keyset, @Nullable String kekUri) {
        if (kekUri == null) {
            return inClear(keyset);
        }
        try {
            Aead kek = KeyEncryptionKeys.aead(kekUri);
            String json = TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(keyset, kek, ASSOCIATED_DATA);
            return "{\"kekUri\":\"" + kekUri + "\"," + json.strip().substring(1);
        } catch (GeneralSecurityException e) {
            throw new UnusableKeysetException("The key-encryption key " + kekUri + " can't be used");
        }
    }

    private static int indexOf(Path file, int keyId) {
        List<KeyInfo> keys = keys(file);
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).id() == keyId) {
                return i;
            }
        }
        throw new IllegalArgumentException("The keyset has no key " + keyId + "; there are "
                + keys.stream().map(KeyInfo::id).toList());
    }

    private static @Nullable String kekUri(String text) {
        Matcher found = KEK_URI.matcher(text);
        return found.find() ? found.group(1) : null;
    }

    static Aead primitive(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** A change of a keyset. */
    private interface Change {
        void apply(KeysetHandle.Builder builder) throws GeneralSecurityException;
    }
}
