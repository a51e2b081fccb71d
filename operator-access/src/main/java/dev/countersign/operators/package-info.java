/** How operators are let in, and how pages are guarded. */
@NullMarked
package dev.countersign.operators;

import org.jspecify.annotations.NullMarked;
