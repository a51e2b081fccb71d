package dev.countersign.sync.action;

import dev.countersign.operators.OperatorRights;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/** Under which name what somebody does is noted. */
public final class SignedIn {

    private static final int LONGEST_NAME = 200;

    private SignedIn() {}

    /** Who is signed in, for what they do without saying who they are. */
    public static Operator operator() {
        String name = name(null);
        return name == null ? Operator.UNNAMED : new Operator(name, null);
    }

    /**
     * Keeps out who may only look.
     *
     * @throws AccessDeniedException if the sign-in gives no right to act
     */
    public static void requireRightToAct() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        boolean mayAct = who != null
                && who.getAuthorities().stream().anyMatch(each -> OperatorRights.OPERATOR.equals(each.getAuthority()));
        if (!mayAct) {
            throw new AccessDeniedException("That takes the right to act");
        }
    }

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
