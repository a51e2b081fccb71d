package dev.countersign.sync.hrm.scim;

import dev.countersign.sync.hrm.Attributes;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where an attribute lives in SCIM: core user, enterprise user, or our own extension. */
enum ScimAttribute {
    GIVEN_NAME(Attributes.GIVEN_NAME, Schemas.USER, "name.givenName", Shape.TEXT),
    FAMILY_NAME(Attributes.FAMILY_NAME, Schemas.USER, "name.familyName", Shape.TEXT),
    DISPLAY_NAME(Attributes.DISPLAY_NAME, Schemas.USER, "displayName", Shape.TEXT),
    TITLE(Attributes.TITLE, Schemas.USER, "title", Shape.TEXT),
    EMAIL(Attributes.EMAIL, Schemas.USER, "emails", Shape.LIST),
    PHONE(Attributes.PHONE, Schemas.USER, "phoneNumbers", Shape.LIST),
    EMPLOYEE_NUMBER(Attributes.EMPLOYEE_NUMBER, Schemas.ENTERPRISE, "employeeNumber", Shape.TEXT),
    MANAGER(Attributes.MANAGER, Schemas.ENTERPRISE, "manager", Shape.REFERENCE),
    COST_CENTER("costCenter", Schemas.ENTERPRISE, "costCenter", Shape.TEXT),
    ORGANIZATION("organization", Schemas.ENTERPRISE, "organization", Shape.TEXT),
    DIVISION("division", Schemas.ENTERPRISE, "division", Shape.TEXT),
    DEPARTMENT("department", Schemas.ENTERPRISE, "department", Shape.TEXT),
    BIRTH_DATE(Attributes.BIRTH_DATE, Schemas.EMPLOYEE, "birthDate", Shape.TEXT),
    ADDRESS(Attributes.ADDRESS, Schemas.EMPLOYEE, "address", Shape.TEXT),
    CONTRACT_ID(Attributes.CONTRACT_ID, Schemas.EMPLOYEE, "contractId", Shape.TEXT),
    CONTRACT_STATUS(Attributes.CONTRACT_STATUS, Schemas.EMPLOYEE, "contractStatus", Shape.TEXT),
    CONTRACT_SIGNED_AT(Attributes.CONTRACT_SIGNED_AT, Schemas.EMPLOYEE, "contractSignedAt", Shape.TEXT),
    EMPLOYMENT_START_DATE(Attributes.EMPLOYMENT_START_DATE, Schemas.EMPLOYEE, "employmentStartDate", Shape.TEXT),
    EMPLOYMENT_END_DATE(Attributes.EMPLOYMENT_END_DATE, Schemas.EMPLOYEE, "employmentEndDate", Shape.TEXT),
    CONTRACT_LINK(Attributes.CONTRACT_LINK, Schemas.EMPLOYEE, "contractLink", Shape.TEXT),
    ACTIVE(Attributes.ACTIVE, Schemas.USER, "active", Shape.BOOLEAN);

    /** How the value is written. */
    enum Shape {
        TEXT,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** A multi-valued attribute of which this integration keeps one work entry. */
        LIST,
        /** The id of another resource, under {@code value}. */
        REFERENCE
    }

    private static final Map<String, ScimAttribute> BY_ATTRIBUTE = byAttribute();

    private final String attribute;
    private final String schema;
    private final String path;
    private final Shape shape;

    ScimAttribute(String attribute, String schema, String path, Shape shape) {
        this.attribute = attribute;
        this.schema = schema;
        this.path = path;
        this.shape = shape;
    }

    static Map<String, ScimAttribute> all() {
        return BY_ATTRIBUTE;
    }

    static ScimAttribute of(String attribute) {
        ScimAttribute found = BY_ATTRIBUTE.get(attribute);
        if (found == null) {
            throw new IllegalArgumentException(
                    "SCIM has no place for the attribute " + attribute + "; there are " + BY_ATTRIBUTE.keySet());
        }
        return found;
    }

    String attribute() {
        return attribute;
    }

    String schema() {
        return schema;
    }

    /** The path within its schema. */
    String path() {
        return path;
    }

    Shape shape() {
        return shape;
    }

    boolean isCore() {
        return schema.equals(Schemas.USER);
    }

    /** The attribute's full name (RFC 7644 section 3.10). */
    String qualifiedPath() {
        return schema + ":" + path;
    }

    /**
     * The path in a PATCH: qualified for extensions, plain for core attributes. That is the form that every server understands; another one
     * changes nothing at some of them (Keycloak for one), and is answered with 200.
     */
    String patchPath() {
        return isCore() ? path : qualifiedPath();
    }

    private static Map<String, ScimAttribute> byAttribute() {
        return Collections.unmodifiableMap(Arrays.stream(values())
                .collect(Collectors.toMap(
                        ScimAttribute::attribute, Function.identity(), (one, other) -> one, LinkedHashMap::new)));
    }

    /** URNs of the schemas. */
    static final class Schemas {
        static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
        static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        static final String EMPLOYEE = "urn:ietf:params:scim:schemas:extension:countersign:2.0:Employee";
        static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

        private Schemas() {}
    }
}
