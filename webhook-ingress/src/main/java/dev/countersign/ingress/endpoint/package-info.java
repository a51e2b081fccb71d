/** Which endpoints exist, and their sign keys: read from the restricted topic, kept in memory. */
@NullMarked
package dev.countersign.ingress.endpoint;

import org.jspecify.annotations.NullMarked;
