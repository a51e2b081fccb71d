/** The {@code countersign} command: the demo, and ending what a crashed one left behind. */
@NullMarked
package dev.countersign.local;

import org.jspecify.annotations.NullMarked;
