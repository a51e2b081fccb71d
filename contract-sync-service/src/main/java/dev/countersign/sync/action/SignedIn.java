package dev.countersign.sync.action;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/** Under which name what somebody does is noted. */
public final class SignedIn {

    private static final int LONGEST_NAME = 200;

    private SignedIn() {}

    /**
     * The name that the sign-in tells; what a request says of it counts only with the static token, which is nobody's.
     *
     * @param claimed as the request says; null: nothing
     * @return null when neither tells a name
     */
    public static @Nullable String name(@Nullable String claimed) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || who instanceof PreAuthenticatedAuthenticationToken) {
            return claimed;
        }
        String name = who.getName();
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
