/** Tests of the memory of calls. */
@NullMarked
package dev.countersign.ingress.memory;

import org.jspecify.annotations.NullMarked;
