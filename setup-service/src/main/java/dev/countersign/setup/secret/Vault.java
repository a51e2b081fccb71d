package dev.countersign.setup.secret;

import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.setup.config.SecretsProperties;
import org.springframework.stereotype.Component;

/** Seals and opens secrets under the keyset of those who need them, for the owner they belong to. */
@Component
public final class Vault {

    /** A token that no account is known for yet; a session keeps it while Oneflow can't be asked. */
    private static final String NOBODY_YET = "pending-setup-call";

    private final SecretBox endpoints;
    private final SecretBox credentials;

    Vault(SecretsProperties keysets) {
        this.endpoints = SecretBox.fromKeyset(keysets.endpointKeyset());
        this.credentials = SecretBox.fromKeyset(keysets.credentialsKeyset());
    }

    /** Seals one of an account's credentials for an owner of {@link SecretOwners}. */
    public SealedSecret sealCredential(String secret, String owner) {
        return SealedSecret.of(credentials.seal(secret, owner));
    }

    /**
     * Opens one of an account's credentials.
     *
     * @throws dev.countersign.schemas.secrets.SecretUnreadableException if it belongs to another owner or the key is gone
     */
    public String openCredential(SealedSecret sealed, String owner) {
        return credentials.open(sealed.toBytes(), owner);
    }

    public SealedSecret sealForEndpoint(String secret, String endpointId) {
        return SealedSecret.of(endpoints.seal(secret, SecretOwners.endpoint(endpointId)));
    }

    /**
     * Opens a secret of an endpoint.
     *
     * @throws dev.countersign.schemas.secrets.SecretUnreadableException if it belongs to another endpoint or the key is gone
     */
    public String openForEndpoint(SealedSecret sealed, String endpointId) {
        return endpoints.open(sealed.toBytes(), SecretOwners.endpoint(endpointId));
    }

    /** Whether a credential is sealed with the primary key of its keyset. */
    boolean isCurrentCredential(SealedSecret sealed) {
        return credentials.isCurrent(sealed.toBytes());
    }

    /** What every credential that is sealed with the primary key begins with. */
    byte[] currentCredentialPrefix() {
        return credentials.currentPrefix();
    }

    /** What every sign key that is sealed with the primary key begins with. */
    byte[] currentEndpointPrefix() {
        return endpoints.currentPrefix();
    }

    public SealedSecret sealPending(String secret) {
        return SealedSecret.of(credentials.seal(secret, NOBODY_YET));
    }

    public String openPending(SealedSecret sealed) {
        return credentials.open(sealed.toBytes(), NOBODY_YET);
    }
}
