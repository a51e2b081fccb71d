/** Background work that is woken or runs at an interval. */
@NullMarked
package dev.countersign.sync.loop;

import org.jspecify.annotations.NullMarked;
