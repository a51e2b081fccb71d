/** The checker finds what was planted, the links cut, and the short form of the proof runs against real processes. */
@NullMarked
package dev.countersign.local.chaos;

import org.jspecify.annotations.NullMarked;
