/** Who is in trouble is left alone for a while, and costs no worker meanwhile. */
@NullMarked
package dev.countersign.sync.breaker;

import org.jspecify.annotations.NullMarked;
