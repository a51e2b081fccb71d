package dev.countersign.sync.hrm;

import java.util.Set;

/** How an HRM answered when it was tried out. Texts hold no secret and nothing that the HRM sent. */
public sealed interface ConnectionCheck {

    /** Employees can be looked for; {@code warnings} tell what will not work all the same. */
    record Works(String detail, Set<Warning> warnings) implements ConnectionCheck {
        public Works {
            warnings = Set.copyOf(warnings);
        }
    }

    /** They can't. */
    record Fails(Trouble trouble, String detail) implements ConnectionCheck {}

    /** What works less well than it could. */
    enum Warning {
        /** There is no place for birth date, address and contract facts. */
        EXTENSION_MISSING,
        /** There is no place for employee number and manager. */
        ENTERPRISE_USER_MISSING,
        /** Records that exist can't be changed. */
        PATCH_UNSUPPORTED,
        /** The HRM does not say what it has a place for. */
        SCHEMAS_UNKNOWN
    }
}
