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
 * Keys that encrypt keysets. {@code file:///run/secrets/kek.json} is a keyset in clear; every other address is a key management service's:
 * {@code gcp-kms://…} and {@code aws-kms://…} need Tink's integration on the class path (profiles {@code kms-gcp}, {@code kms-aws}), others any
 * {@link KmsClient} that Java's service loader finds.
 */
final class KeyEncryptionKeys {

    private static final String FILE = "file:";

    private KeyEncryptionKeys() {}

    /** @throws UnusableKeysetException if there is no such key */
    static Aead aead(String uri) throws GeneralSecurityException {
        return uri.startsWith(FILE) ? ofFile(uri) : ofService(uri);
    }

    private static Aead ofService(String uri) {
        KmsClient client = client(uri);
        try {
            return new ServiceKey(uri, client.withDefaultCredentials().getAead(uri));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw unusable(uri, e);
        }
    }

    private static KmsClient client(String uri) {
        for (KmsClient client : ServiceLoader.load(KmsClient.class)) {
            if (client.doesSupport(uri)) {
                return client;
            }
        }
        for (Integration integration : Integration.values()) {
            if (uri.startsWith(integration.prefix)) {
                return integration.client(uri);
            }
        }
        throw new UnusableKeysetException("The key-encryption key " + uri
                + " can't be had: its address begins with none of file:, gcp-kms:// and aws-kms://, and no "
                + KmsClient.class.getName() + " on the class path supports it");
    }

    private static UnusableKeysetException unusable(String uri, Exception e) {
        return new UnusableKeysetException("The key-encryption key " + uri
                + " can't be used: give this process the credentials of its key management service, the right to use the key and a way there, and check that the keyset was encrypted with it ("
                + reason(e) + ")");
    }

    /** Tink's integrations say no more than "encryption failed" themselves; why is in the exception behind it. */
    private static String reason(Exception e) {
        Throwable cause = e.getCause();
        return cause == null ? told(e) : told(e) + ", because of " + told(cause);
    }

    private static String told(Throwable e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    /** Tink's own integrations. Their jars do not register themselves with Java's service loader, so they are known by name. */
    private enum Integration {
        GCP(
                "gcp-kms://",
                "com.google.crypto.tink.integration.gcpkms.GcpKmsClient",
                "com.google.crypto.tink:tink-gcpkms (build with -Pkms-gcp)"),
        AWS(
                "aws-kms://",
                "com.google.crypto.tink.integration.awskms.AwsKmsClient",
                "com.google.crypto.tink:tink-awskms (build with -Pkms-aws)");

        private final String prefix;
        private final String className;
        private final String artifact;

        Integration(String prefix, String className, String artifact) {
            this.prefix = prefix;
            this.className = className;
            this.artifact = artifact;
        }

        KmsClient client(String uri) {
            try {
                return Class.forName(className, true, loader())
                        .asSubclass(KmsClient.class)
                        .getConstructor()
                        .newInstance();
            } catch (ReflectiveOperationException | LinkageError e) {
                throw new UnusableKeysetException("The key-encryption key " + uri + " can't be had: put " + artifact
                        + " on the class path, with what it depends on ("
                        + e.getClass().getSimpleName() + ")");
            }
        }

        private static ClassLoader loader() {
            ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
            return ofThread == null ? KeyEncryptionKeys.class.getClassLoader() : ofThread;
        }
    }

    /** Says of a service that does not answer, or refuses, what an operator can do; the clients throw whatever they like. */
    private record ServiceKey(String uri, Aead key) implements Aead {

        @Override
        public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
            try {
                return key.encrypt(plaintext, associatedData);
            } catch (GeneralSecurityException | RuntimeException e) {
                throw unusable(uri, e);
            }
        }

        @Override
        public byte[] decrypt(byte[] ciphertext, byte[] associatedData) {
            try {
                return key.decrypt(ciphertext, associatedData);
            } catch (GeneralSecurityException | RuntimeException e) {
                throw unusable(uri, e);
            }
        }
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
