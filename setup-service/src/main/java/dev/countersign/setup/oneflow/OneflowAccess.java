package dev.countersign.setup.oneflow;

import dev.countersign.oneflow.OneflowApi;
import dev.countersign.oneflow.OneflowClients;
import dev.countersign.oneflow.OneflowToken;
import dev.countersign.oneflow.UserEmail;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.setup.account.Access;
import dev.countersign.setup.secret.Vault;
import org.springframework.stereotype.Component;

/** Opens Oneflow's API with what an admin gave us. */
@Component
public final class OneflowAccess {

    private final OneflowClients clients;
    private final Vault vault;

    OneflowAccess(OneflowClients clients, Vault vault) {
        this.clients = clients;
        this.vault = vault;
    }

    /** With a token that nothing is known about yet. */
    public OneflowApi with(OneflowToken token) {
        return clients.as(token);
    }

    /** With such a token, as a user of its account. */
    public OneflowApi with(OneflowToken token, UserEmail user) {
        return clients.as(token, user);
    }

    /** As the admin who set the account up, or as the account's anonymous admin when no e-mail is known. */
    public OneflowApi with(Access access) {
        var token = new OneflowToken(
                vault.openCredential(access.sealedToken(), SecretOwners.oneflowToken(access.accountId())));
        var email = access.sealedUserEmail();
        return email == null
                ? clients.as(token)
                : clients.as(
                        token,
                        new UserEmail(vault.openCredential(email, SecretOwners.oneflowUserEmail(access.accountId()))));
    }
}
