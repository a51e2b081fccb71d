package dev.countersign.setup.onboarding;

import java.security.Principal;

/**
 * Who is signed in: somebody who showed the account's token. Kept in the session, so nothing secret or personal is in it.
 *
 * @param accountName shown on every page, so that nobody works in another's account unawares
 * @param returnUrl where "Back to Oneflow" leads; checked
 */
public record Admin(long accountId, String accountName, String returnUrl) implements Principal {

    /** The authority of an admin who said, in this session, that the account is theirs. */
    public static final String CONFIRMED = "ACCOUNT_CONFIRMED";

    @Override
    public String getName() {
        return Long.toString(accountId);
    }
}
