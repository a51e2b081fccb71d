package dev.countersign.migrations;

import org.springframework.core.NestedExceptionUtils;

/** What Flyway's and the pool's exceptions go back to. */
final class RootCause {

    private RootCause() {}

    static String of(Exception e) {
        String message = NestedExceptionUtils.getMostSpecificCause(e).toString();
        return message.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
