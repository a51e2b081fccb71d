/** W3C trace context that waits in a table between two steps. */
@NullMarked
package dev.countersign.sync.tracing;

import org.jspecify.annotations.NullMarked;
