/** A stand-in for Oneflow, for the demo and the tests. */
@NullMarked
package dev.countersign.sandbox;

import org.jspecify.annotations.NullMarked;
