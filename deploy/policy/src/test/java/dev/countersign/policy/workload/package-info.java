/** Rules about pods: how they run, start, stop, move, and what they may do. */
@NullMarked
package dev.countersign.policy.workload;

import org.jspecify.annotations.NullMarked;
