package dev.countersign.setup.onboarding;

import java.io.Serializable;
import java.security.Principal;

/**
 * Who is signed in: somebody who showed the account's token. Kept in the session, so nothing secret or personal is in it.
 *
 * @param returnUrl where "Back to Oneflow" leads; checked
 */
public record Admin(long accountId, String returnUrl) implements Principal, Serializable {

    @Override
    public String getName() {
        return Long.toString(accountId);
    }
}
