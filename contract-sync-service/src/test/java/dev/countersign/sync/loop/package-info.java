/** Tests of background work. */
@NullMarked
package dev.countersign.sync.loop;

import org.jspecify.annotations.NullMarked;
