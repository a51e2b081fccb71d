/** Gauges over the state of the work. */
@NullMarked
package dev.countersign.sync.metrics;

import org.jspecify.annotations.NullMarked;
