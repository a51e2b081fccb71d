/** Tests of who is left alone and when it is tried again. */
@NullMarked
package dev.countersign.sync.breaker;

import org.jspecify.annotations.NullMarked;
