/** Tests of the budget that replicas share. */
@NullMarked
package dev.countersign.sync.budget;

import org.jspecify.annotations.NullMarked;
