/** Erasure of personal values on request: the values go, the proof of what was done stays. */
@NullMarked
package dev.countersign.sync.erasure;

import org.jspecify.annotations.NullMarked;
