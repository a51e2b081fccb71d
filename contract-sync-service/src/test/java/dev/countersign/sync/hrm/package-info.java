/** Policies and the upsert against a directory in memory. */
@NullMarked
package dev.countersign.sync.hrm;

import org.jspecify.annotations.NullMarked;
