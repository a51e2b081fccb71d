/** Tests of who reconciles which account when, and of how Oneflow's list is walked through. */
@NullMarked
package dev.countersign.sync.reconciliation;

import org.jspecify.annotations.NullMarked;
