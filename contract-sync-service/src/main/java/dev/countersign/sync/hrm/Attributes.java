package dev.countersign.sync.hrm;

/** Names of employee attributes as mapping and policy know them; each adapter knows where they live in its HRM. */
public final class Attributes {

    /** Written form of a full name; an adapter gets it split into the next three. */
    public static final String NAME = "name";

    public static final String GIVEN_NAME = "givenName";
    public static final String FAMILY_NAME = "familyName";
    public static final String DISPLAY_NAME = "displayName";
    /** ISO 8601 date. */
    public static final String BIRTH_DATE = "birthDate";
    /** One line. */
    public static final String ADDRESS = "address";
    /** The HRM's id of another employee. */
    public static final String MANAGER = "manager";

    public static final String TITLE = "title";
    public static final String EMAIL = "email";
    public static final String PHONE = "phone";
    public static final String EMPLOYEE_NUMBER = "employeeNumber";
    public static final String CONTRACT_ID = "contractId";
    public static final String CONTRACT_STATUS = "contractStatus";
    /** ISO 8601 instant in UTC. */
    public static final String CONTRACT_SIGNED_AT = "contractSignedAt";
    /** ISO 8601 date. */
    public static final String EMPLOYMENT_START_DATE = "employmentStartDate";
    /** ISO 8601 date. */
    public static final String EMPLOYMENT_END_DATE = "employmentEndDate";
    /** Where the signed PDF is found. */
    public static final String CONTRACT_LINK = "contractLink";
    /** {@code true} or {@code false}: whether the employee may use what the HRM gives access to. */
    public static final String ACTIVE = "active";

    private Attributes() {}
}
