/** The switches that make the sandbox misbehave on purpose. */
@NullMarked
package dev.countersign.sandbox.faults;

import org.jspecify.annotations.NullMarked;
