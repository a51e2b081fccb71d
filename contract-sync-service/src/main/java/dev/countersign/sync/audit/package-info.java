/** What was done and why, append-only, and its relay to the topic of employee records. */
@NullMarked
package dev.countersign.sync.audit;

import org.jspecify.annotations.NullMarked;
