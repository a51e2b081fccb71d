package dev.countersign.setup.syncservice;

import java.util.List;

/** How an HRM answered when it was tried out. Texts are English, short and without secrets; {@code reason} tells what to show in another language. */
public sealed interface ConnectionTest {

    /**
     * Employees can be looked for.
     *
     * @param detail what answered
     * @param warnings what the HRM will not keep
     */
    record Works(String detail, List<Warning> warnings) implements ConnectionTest {
        public Works {
            warnings = List.copyOf(warnings);
        }
    }

    /** Nothing that could be an HRM answers there. */
    record Unreachable(Reason reason, String detail) implements ConnectionTest {}

    /** Something answers there and does not let us work. */
    record Refused(Reason reason, String detail) implements ConnectionTest {}

    /** It could not be tried out: says nothing about the HRM. */
    record NotAvailable(String why) implements ConnectionTest {}

    /** Why it does not work. */
    enum Reason {
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
        /** The HRM does not take the secret, or the token. */
        UNAUTHORISED,
        /** The secret is right, and may not read users. */
        FORBIDDEN,
        /** What answers there does not speak SCIM 2.0. */
        NOT_SCIM,
        /** Another refusal. */
        OTHER
    }

    /** What works less well than it could. */
    enum Warning {
        /** The HRM does not know our extension: birth date, address and contract facts have no place in it. */
        EXTENSION_MISSING,
        /** The HRM does not know the enterprise user: employee number and manager have no place in it. */
        ENTERPRISE_USER_MISSING,
        /** The HRM says that it can't PATCH: records that exist can't be changed. */
        PATCH_UNSUPPORTED,
        /** The HRM does not say what it can: what it keeps is seen only when a contract is synced. */
        SCHEMAS_UNKNOWN
    }
}
