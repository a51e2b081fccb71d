package dev.countersign.schemas.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ServiceLoader;

/**
 * Keys that encrypt keysets. {@code file:///run/secrets/kek.json} is a keyset in clear; every other address is a key management service's, of
 * which Tink's integration must be on the class path ({@code com.google.crypto.tink:tink-gcpkms} for {@code gcp-kms://…}, {@code tink-awskms} for
 * {@code aws-kms://…}, or any other {@link KmsClient} that Java's service loader finds).
 */
final class KeyEncryptionKeys {

    private static final String FILE = "file:";

    private KeyEncryptionKeys() {}

    /** @throws UnusableKeysetException if there is no such key */
    static Aead aead(String uri) throws GeneralSecurityException {
        return uri.startsWith(FILE) ? ofFile(uri) : ofService(uri);
    }

    private static Aead ofService(String uri) {
        try {
            for (KmsClient client : ServiceLoader.load(KmsClient.class)) {
                if (client.doesSupport(uri)) {
                    return client.withDefaultCredentials().getAead(uri);
                }
            }
        } catch (GeneralSecurityException e) {
            throw new UnusableKeysetException("The key-encryption key " + uri
                    + " can't be had: give this process the credentials of its key management service ("
                    + e.getClass().getSimpleName() + ")");
        }
        throw new UnusableKeysetException("The key-encryption key " + uri
                + " can't be had: put its key management service's integration of Tink on the class path");
    }

    private static Aead ofFile(String uri) throws GeneralSecurityException {
        try {
            String json = Files.readString(Path.of(URI.create(uri)));
            return Keysets.primitive(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableKeysetException("The key-encryption key " + uri + " can't be read ("
                    + e.getClass().getSimpleName() + "): mount the file");
        }
    }
}
