/** The plain listener: what one would write first to bring contracts into an HRM, one event after the other. */
@NullMarked
package dev.countersign.baselines.sequential;

import org.jspecify.annotations.NullMarked;
