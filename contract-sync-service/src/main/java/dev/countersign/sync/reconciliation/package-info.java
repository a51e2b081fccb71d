/** Finds what webhooks missed by asking Oneflow, and counts it. */
@NullMarked
package dev.countersign.sync.reconciliation;

import org.jspecify.annotations.NullMarked;
