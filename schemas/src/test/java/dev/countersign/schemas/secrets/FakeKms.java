package dev.countersign.schemas.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;

/** A key management service that Java's service loader finds, and the ways in which one fails. */
public final class FakeKms implements KmsClient {

    static final String PREFIX = "fake-kms://";
    static final String USABLE = PREFIX + "usable";
    static final String REFUSES = PREFIX + "refuses";
    static final String WITHOUT_CREDENTIALS = PREFIX + "without-credentials";
    static final String UNREACHABLE = PREFIX + "unreachable";

    private static final Aead KEY = key();

    /** For the service loader. */
    public FakeKms() {}

    @Override
    public boolean doesSupport(String uri) {
        return uri.startsWith(PREFIX);
    }

    @Override
    public KmsClient withCredentials(String path) {
        return this;
    }

    @Override
    public KmsClient withDefaultCredentials() {
        return this;
    }

    @Override
    public Aead getAead(String uri) throws GeneralSecurityException {
        return switch (uri) {
            case USABLE -> KEY;
            case WITHOUT_CREDENTIALS -> throw new GeneralSecurityException("without-credentials");
            default -> new Failing(uri);
        };
    }

    private static Aead key() {
        try {
            return Keysets.primitive(Keysets.generate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Failing(String uri) implements Aead {

        @Override
        public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
            throw new GeneralSecurityException("refuses");
        }

        @Override
        public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
            if (uri.equals(UNREACHABLE)) {
                throw new GeneralSecurityException("decryption failed", new UnknownHostException("unreachable"));
            }
            throw new GeneralSecurityException("refuses");
        }
    }
}
