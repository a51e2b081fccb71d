package dev.countersign.hrmsandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One field of one employee that got another value.
 *
 * @param at when
 * @param field the SCIM path, such as {@code name.familyName} or {@code <extension URN>:birthDate}
 * @param before the former value, null when there was none
 * @param after the new value, null when it was removed
 */
record FieldChange(
        Instant at,
        String field,
        @Nullable String before,
        @Nullable String after) {}
