package dev.countersign.schemas.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Encrypts secrets for their owner with Google Tink AEAD. The ciphertext names its key, so that keysets can be rotated,
 * and the owner is associated data, so that a ciphertext moved to another owner does not open.
 */
public final class SecretBox {

    private final Aead aead;

    private SecretBox(Aead aead) {
        this.aead = aead;
    }

    /**
     * Reads a keyset in Tink's JSON format.
     *
     * @throws UnusableKeysetException if the file is missing or is not an AEAD keyset; the message names the file and
     *     never its content
     */
    public static SecretBox fromKeyset(Path file) {
        try {
            AeadConfig.register();
            KeysetHandle keyset =
                    TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
            return new SecretBox(keyset.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (IOException e) {
            // The causes are dropped on purpose: a parser's message may quote the key material.
            throw new UnusableKeysetException("The keyset file " + file + " can't be read ("
                    + e.getClass().getSimpleName() + "). Mount it, or point the property to the right file.");
        } catch (GeneralSecurityException e) {
            throw new UnusableKeysetException("The file " + file
                    + " is not a Tink AEAD keyset in JSON format. Create one with the keyset command.");
        }
    }

    /** A new AES-256-GCM keyset in Tink's JSON format, in clear: keep it as a mounted secret. */
    public static String newKeyset() {
        try {
            AeadConfig.register();
            KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime offers no AES-256-GCM", e);
        }
    }

    /**
     * Encrypts a secret.
     *
     * @param secret what to protect
     * @param owner whom it belongs to; the same owner must be named to open it
     */
    public byte[] seal(String secret, String owner) {
        try {
            return aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), associatedData(owner));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Encryption failed for " + owner, e);
        }
    }

    /**
     * Decrypts a secret.
     *
     * @throws SecretUnreadableException if the key is not in the keyset, the owner is another one, or the bytes were
     *     changed
     */
    public String open(byte[] sealed, String owner) {
        try {
            return new String(aead.decrypt(sealed, associatedData(owner)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new SecretUnreadableException("A secret of " + owner
                    + " does not open: its key is not in the keyset, or it was made for another owner or changed.");
        }
    }

    /** Decrypts the remaining bytes of a buffer, as Avro hands them out; the buffer's position stays. */
    public String open(ByteBuffer sealed, String owner) {
        byte[] bytes = new byte[sealed.remaining()];
        sealed.duplicate().get(bytes);
        return open(bytes, owner);
    }

    private static byte[] associatedData(String owner) {
        return owner.getBytes(StandardCharsets.UTF_8);
    }
}
