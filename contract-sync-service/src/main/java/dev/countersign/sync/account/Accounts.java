package dev.countersign.sync.account;

import dev.countersign.oneflow.OneflowApi;
import dev.countersign.oneflow.OneflowClients;
import dev.countersign.oneflow.OneflowToken;
import dev.countersign.oneflow.Urgency;
import dev.countersign.oneflow.UserEmail;
import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.mapping.AccountMapping;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens an account's credentials for the moment they are needed; nothing opened is kept. */
@Component
public final class Accounts implements AccessAsUser {

    private final AccountStore store;
    private final SecretBox box;
    private final OneflowClients oneflow;

    Accounts(AccountStore store, SecretBox box, OneflowClients oneflow) {
        this.store = store;
        this.box = box;
        this.oneflow = oneflow;
    }

    /**
     * Access to an account; empty while it is not provisioned or has no credentials.
     *
     * @throws UnusableCredentialsException if they don't open or are not what they should be
     */
    public Optional<AccountAccess> access(long accountId) {
        return access(accountId, Urgency.INTERACTIVE);
    }

    /**
     * As {@link #access(long)}, for calls of this urgency.
     *
     * @throws UnusableCredentialsException if the credentials don't open or are not what they should be
     */
    public Optional<AccountAccess> access(long accountId, Urgency urgency) {
        return store.find(accountId).map(account -> open(account, urgency));
    }

    @Override
    public Optional<UserAccess> accessAsUser(long accountId) {
        return store.find(accountId).map(this::openAsUser);
    }

    private UserAccess openAsUser(SealedAccount account) {
        try {
            return new UserAccess(account.accountId(), account.version(), account.templateGroupId(), userApi(account));
        } catch (IllegalArgumentException e) {
            throw malformed(account);
        }
    }

    private @Nullable OneflowApi userApi(SealedAccount account) {
        byte[] email = account.sealedUserEmail();
        return email == null
                ? null
                : oneflow.as(
                        token(account),
                        new UserEmail(box.open(email, SecretOwners.oneflowUserEmail(account.accountId()))));
    }

    private AccountAccess open(SealedAccount account, Urgency urgency) {
        try {
            return new AccountAccess(
                    account.accountId(),
                    account.version(),
                    account.templateGroupId(),
                    new AccountMapping(account.mappingVersion(), MappingJson.read(account.mapping())),
                    api(account, urgency),
                    hrm(account));
        } catch (IllegalArgumentException e) {
            throw malformed(account);
        }
    }

    /** Without the cause: what does not parse may be the secret. */
    private static UnusableCredentialsException malformed(SealedAccount account) {
        return new UnusableCredentialsException("The stored credentials of account " + account.accountId()
                + ", version " + account.version() + ", are malformed: connect the account again in the setup");
    }

    /** Without a user: reading as the account's anonymous administrator goes on when a person leaves. */
    private OneflowApi api(SealedAccount account, Urgency urgency) {
        return oneflow.as(token(account), urgency);
    }

    private OneflowToken token(SealedAccount account) {
        return new OneflowToken(box.open(account.sealedToken(), SecretOwners.oneflowToken(account.accountId())));
    }

    private @Nullable HrmConnection hrm(SealedAccount account) {
        String kind = account.hrmKind();
        String url = account.hrmBaseUrl();
        String authentication = account.hrmAuthentication();
        byte[] secret = account.hrmSealedSecret();
        if (kind == null || url == null || authentication == null || secret == null) {
            return null;
        }
        String tokenUrl = account.hrmTokenUrl();
        // Opens only for the address it was entered for.
        String owner =
                SecretOwners.hrmSecret(account.accountId(), kind, url, authentication, tokenUrl, account.hrmClientId());
        return new HrmConnection(
                account.accountId(),
                account.version(),
                kind,
                URI.create(url),
                authentication,
                box.open(secret, owner),
                tokenUrl == null ? null : URI.create(tokenUrl),
                account.hrmClientId());
    }
}
