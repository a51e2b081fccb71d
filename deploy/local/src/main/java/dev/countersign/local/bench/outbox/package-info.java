/** Measures how fast the setup service brings Kafka up to what its tables say. */
@NullMarked
package dev.countersign.local.bench.outbox;

import org.jspecify.annotations.NullMarked;
