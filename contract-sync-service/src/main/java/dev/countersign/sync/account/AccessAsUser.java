package dev.countersign.sync.account;

import java.util.Optional;

/** Opens accounts as one of their Oneflow users. */
@FunctionalInterface
public interface AccessAsUser {

    /**
     * Access to an account as the Oneflow user that its setup told; empty while it is not provisioned or has no credentials.
     *
     * @throws UnusableCredentialsException if they don't open or are not what they should be
     */
    Optional<UserAccess> accessAsUser(long accountId);
}
