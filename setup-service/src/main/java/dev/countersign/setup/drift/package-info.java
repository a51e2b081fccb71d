/** Compares accounts with what Oneflow has: what people changed there by hand is repaired or reported. */
@NullMarked
package dev.countersign.setup.drift;

import org.jspecify.annotations.NullMarked;
