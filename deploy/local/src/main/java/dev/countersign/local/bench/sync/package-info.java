/** The contract sync service, measured: against a plain listener, under bursts, at a steady rate, with dead HRMs and large backlogs. */
@NullMarked
package dev.countersign.local.bench.sync;

import org.jspecify.annotations.NullMarked;
