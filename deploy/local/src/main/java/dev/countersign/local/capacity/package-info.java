/** How much of everything so many contracts a day need, from what was measured: a calculation that anybody can repeat. */
@NullMarked
package dev.countersign.local.capacity;

import org.jspecify.annotations.NullMarked;
