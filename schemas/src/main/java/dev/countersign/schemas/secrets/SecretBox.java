package dev.countersign.schemas.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * Encrypts secrets for their owner with Google Tink AEAD. The ciphertext names its key, so that keysets can be rotated,
 * and the owner is associated data, so that a ciphertext moved to another owner does not open.
 */
public final class SecretBox {

    private final Aead aead;
    private final byte[] currentPrefix;

    private SecretBox(Aead aead, byte[] currentPrefix) {
        this.aead = aead;
        this.currentPrefix = currentPrefix;
    }

    /**
     * Reads a keyset file, in clear or encrypted; see {@link Keysets}.
     *
     * @throws UnusableKeysetException if the file is missing or is not an AEAD keyset; the message names the file and
     *     never its content
     */
    public static SecretBox fromKeyset(Path file) {
        KeysetHandle keyset = Keysets.read(file);
        try {
            Aead aead = Keysets.primitive(keyset);
            byte[] prefix = keyset.getPrimary().getKey() instanceof AeadKey key
                    ? key.getOutputPrefix().toByteArray()
                    : new byte[0];
            return new SecretBox(aead, prefix);
        } catch (GeneralSecurityException e) {
            // Without the cause: a parser's message may quote the key material.
            throw new UnusableKeysetException("The file " + file
                    + " is not a Tink AEAD keyset in JSON format. Create one with the keyset command.");
        }
    }

    /** A new AES-256-GCM keyset in Tink's JSON format, in clear: keep it as a mounted secret. */
    public static String newKeyset() {
        return Keysets.inClear(Keysets.generate());
    }

    /**
     * The bytes that everything sealed with the primary key begins with, because Tink's ciphertexts name their key. Empty for a key that
     * leaves no trace; then nothing tells what is sealed with it.
     */
    public byte[] currentPrefix() {
        return currentPrefix.clone();
    }

    /** Whether the secret is sealed with the primary key, as far as its bytes tell. */
    public boolean isCurrent(byte[] sealed) {
        return sealed.length >= currentPrefix.length
                && Arrays.equals(sealed, 0, currentPrefix.length, currentPrefix, 0, currentPrefix.length);
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
