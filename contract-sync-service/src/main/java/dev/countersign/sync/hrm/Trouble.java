package dev.countersign.sync.hrm;

/** What is wrong with the way to an HRM, for people who connect one. */
public enum Trouble {
    /** The address must not be called: internal, or not https. */
    ADDRESS_NOT_ALLOWED,
    /** The name does not exist, nobody listens, or the connection breaks. */
    NO_CONNECTION,
    /** The certificate is not one to trust. */
    TLS,
    /** No whole answer in time. */
    TOO_SLOW,
    /** The HRM is in trouble itself, or asks to be left alone. */
    IN_TROUBLE,
    /** The OAuth 2 token endpoint gives no token. */
    NO_TOKEN,
    /** The secret, or the token, is not taken. */
    UNAUTHORISED,
    /** The secret is right, and may not read employees. */
    FORBIDDEN,
    /** What answers there is not the HRM interface that was expected. */
    NOT_SCIM,
    /** Another refusal. */
    OTHER;

    /** Whether nothing that could be an HRM answers, as opposed to something that does not let us work. */
    public boolean isUnreachable() {
        return switch (this) {
            case ADDRESS_NOT_ALLOWED, NO_CONNECTION, TLS, TOO_SLOW, IN_TROUBLE -> true;
            case NO_TOKEN, UNAUTHORISED, FORBIDDEN, NOT_SCIM, OTHER -> false;
        };
    }
}
