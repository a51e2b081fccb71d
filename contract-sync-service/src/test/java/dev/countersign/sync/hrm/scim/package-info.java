/** The SCIM adapter against a strict server, a scripted one, and Keycloak. */
@NullMarked
package dev.countersign.sync.hrm.scim;

import org.jspecify.annotations.NullMarked;
