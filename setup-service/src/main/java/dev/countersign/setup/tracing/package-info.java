/** Carries the trace over the gaps where work waits in the database. */
@NullMarked
package dev.countersign.setup.tracing;

import org.jspecify.annotations.NullMarked;
