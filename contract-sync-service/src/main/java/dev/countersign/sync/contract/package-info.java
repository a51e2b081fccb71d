/** The work itself: which contracts are due, who works on them, and one sync from reading to audit. */
@NullMarked
package dev.countersign.sync.contract;

import org.jspecify.annotations.NullMarked;
