package dev.countersign.setup.onboarding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** What can go wrong before an admin is let in; each has a page of its own that says what happened and what to do. */
public enum SetupProblem {
    /** The text is no token, or Oneflow refuses it. */
    WRONG_TOKEN(HttpStatus.UNAUTHORIZED),
    /** Oneflow called without a token. */
    MISSING_TOKEN(HttpStatus.BAD_REQUEST),
    /** The token belongs to another account than the call says. */
    OTHER_ACCOUNT(HttpStatus.FORBIDDEN),
    /** Oneflow does not let this token read its account. */
    NO_RIGHT(HttpStatus.FORBIDDEN),
    /** The e-mail that was typed is not one of an active user of the account. */
    UNKNOWN_USER(HttpStatus.FORBIDDEN),
    /** Tokens were tried too often in a short time. */
    TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS),
    /** Oneflow can't be reached. */
    ONEFLOW_DOWN(HttpStatus.SERVICE_UNAVAILABLE),
    /** The form is older than the last sign-in, or came from elsewhere. */
    OPENED_AGAIN(HttpStatus.FORBIDDEN),
    /** The session is over. */
    SESSION_EXPIRED(HttpStatus.FORBIDDEN);

    private final HttpStatus status;

    SetupProblem(HttpStatus status) {
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    /** As it stands in the address of its page. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String path() {
        return SetupPaths.PROBLEM + "/" + slug();
    }

    static Optional<SetupProblem> ofSlug(String slug) {
        return Arrays.stream(values())
                .filter(problem -> problem.slug().equals(slug))
                .findFirst();
    }
}
