/** What alerts need to know of the process as a whole. */
@NullMarked
package dev.countersign.setup.metrics;

import org.jspecify.annotations.NullMarked;
