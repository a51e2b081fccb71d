/** Tests of the outbox's benchmark. */
@NullMarked
package dev.countersign.local.bench.outbox;

import org.jspecify.annotations.NullMarked;
