/** Tests of starting, finding and ending processes. */
@NullMarked
package dev.countersign.local.process;

import org.jspecify.annotations.NullMarked;
