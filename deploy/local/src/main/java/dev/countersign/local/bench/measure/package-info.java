/** What a process costs: processor time, resident memory, live heap, time to readiness. */
@NullMarked
package dev.countersign.local.bench.measure;

import org.jspecify.annotations.NullMarked;
