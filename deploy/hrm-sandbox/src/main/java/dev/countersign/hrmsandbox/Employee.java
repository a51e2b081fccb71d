package dev.countersign.hrmsandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * An employee as the HRM keeps it.
 *
 * @param id the HRM's own id
 * @param document the SCIM attributes, without {@code meta}
 * @param version counts the changes, from 1; the ETag
 * @param created when it came to be
 * @param lastModified when it last changed
 * @param history every change since, oldest first
 */
record Employee(
        String id,
        ObjectNode document,
        long version,
        Instant created,
        Instant lastModified,
        List<FieldChange> history) {

    String etag() {
        return "W/\"" + version + "\"";
    }

    String userName() {
        return document.path("userName").asText();
    }

    String displayName() {
        return document.path("displayName").asText(userName());
    }
}
